import { Button } from "@mantine/core"
import { useLocation } from "@tanstack/react-router"
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react"
import { useAfterPaint } from "@/app/use-after-paint"
import { fieldsOf, titleOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { readReference, referenceText } from "@/entity/kinds"
import { EntityHistory } from "@/panel/entity-history"
import { AFTER_FIELD, CONFIDENCE_FIELD, SUPPORTS_FIELD } from "@/panel/field-specs"
import { FieldList, FieldRow } from "@/panel/fields"
import { PanelHead } from "@/panel/head"
import { MilestoneAnswer } from "@/panel/milestone/answer"
import { Trust } from "@/panel/milestone/trust"
import { Why } from "@/panel/milestone/why"
import { Outlook } from "@/panel/outlook"
import classes from "@/panel/panel.module.css"
import { Related } from "@/panel/related"
import { Section } from "@/panel/section"
import { useFocusBack } from "@/panel/use-focus-back"
import { usePlan } from "@/plan/plan-context"
import { useSelect, useSelection } from "@/plan/selection"
import type { Fields } from "@/replica/effect"
import { say } from "@/words/words"

/** What is selected, with everything about it: beside the view, on a phone a sheet from below. */
export function DetailPanel() {
  const selected = useSelection()
  return selected ? <Opened selected={selected} /> : null
}

function Opened({ selected }: { selected: Reference }) {
  const onFocus = useFocusBack()
  const wanted = referenceText(selected)
  // The panel takes its place at once, so that the view has its own; what it says is too much for the same frame.
  const shown = useAfterPaint(wanted)
  // The same element while it is of the same: what goes is not drawn anew.
  const content = useMemo(() => {
    const reference = readReference(shown)
    return reference && <Content reference={reference} />
  }, [shown])
  return (
    <Shell isFilled={shown === wanted} onFocus={onFocus}>
      <div key={shown ?? ""} className={classes.scroll}>
        {content ?? <Coming reference={selected} />}
      </div>
    </Shell>
  )
}

type ShellProps = { isFilled: boolean; onFocus: (event: FocusEvent) => void; children: ReactNode }

function Shell({ isFilled, onFocus, children }: ShellProps) {
  const select = useSelect()
  const ref = useRef<HTMLElement>(null)
  const { hash, state } = useLocation()

  useEffect(() => {
    if (!hash || !isFilled) return
    const place = ref.current?.querySelector(`#field-${CSS.escape(hash)}`)
    // A field that only adds to a list has a button; one that is not shown is somewhere in the details.
    const field = place?.querySelector<HTMLElement>("input, textarea, select") ?? place?.querySelector("button")
    if (field) field.focus()
    else ref.current?.focus({ preventScroll: true })
  }, [hash, isFilled])
  useEffect(() => {
    if (state.entering) ref.current?.focus({ preventScroll: true })
  }, [state])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && !event.defaultPrevented) select(undefined)
  }

  return (
    <aside
      ref={ref}
      tabIndex={-1}
      className={classes.panel}
      aria-label={say("panel.details")}
      aria-busy={!isFilled}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <div className={classes.grip} aria-hidden="true" />
      {children}
    </aside>
  )
}

/** What is open, while all that there is to say of it is built. */
function Coming({ reference }: { reference: Reference }) {
  const { plan } = usePlan()
  const fields = fieldsOf(plan, reference)
  return (
    <div className={classes.head} aria-hidden="true">
      <div className={classes.kind}>{say(`entity.${reference.kind}`)}</div>
      <div className={classes.coming}>{fields && titleOf(fields)}</div>
    </div>
  )
}

function Content({ reference }: { reference: Reference }) {
  const { plan } = usePlan()
  const fields = fieldsOf(plan, reference)
  return fields ? <Body reference={reference} fields={fields} /> : <Missing id={reference.id} />
}

type Props = { reference: Reference; fields: Fields }

function Body({ reference, fields }: Props) {
  return (
    <>
      <PanelHead reference={reference} fields={fields} />
      {reference.kind === "milestone" ? (
        <Milestone reference={reference} fields={fields} />
      ) : (
        <Other {...{ reference, fields }} />
      )}
      <EntityHistory id={reference.id} />
    </>
  )
}

/** In the order of the questions: how likely, when, why, what would help, how far to trust it; then what it hangs on. */
function Milestone({ reference, fields }: Props) {
  const { id } = reference
  return (
    <>
      <MilestoneAnswer reference={reference} fields={fields} />
      <Why id={id} />
      {fields.actual === undefined && <Trust />}
      <Section title={say("panel.field.after")}>
        <FieldRow reference={reference} fields={fields} spec={AFTER_FIELD} bare />
      </Section>
      <Section title={say("panel.field.supports")}>
        <FieldRow reference={reference} fields={fields} spec={SUPPORTS_FIELD} bare />
      </Section>
      <Related reference={reference} />
      <Section title={say("panel.fields")}>
        {fields.commitment !== undefined && <FieldRow reference={reference} fields={fields} spec={CONFIDENCE_FIELD} />}
        <FieldList reference={reference} fields={fields} />
      </Section>
    </>
  )
}

function Other({ reference, fields }: Props) {
  return (
    <>
      <Outlook reference={reference} />
      <FieldList reference={reference} fields={fields} />
      {reference.kind === "task" && (
        <Section title={say("panel.field.after")}>
          <FieldRow reference={reference} fields={fields} spec={AFTER_FIELD} bare />
        </Section>
      )}
      <Related reference={reference} />
    </>
  )
}

function Missing({ id }: { id: string }) {
  const select = useSelect()
  return (
    <div className={classes.missing}>
      <p>{say("panel.missing", { id })}</p>
      <Button variant="default" size="xs" onClick={() => select(undefined)}>
        {say("panel.close")}
      </Button>
    </div>
  )
}
