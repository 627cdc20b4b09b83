import { Button, Group, Loader, Modal } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useQuery } from "@tanstack/react-query"
import { tryOut } from "@/api/calls"
import { RequestError } from "@/api/problem"
import { inTens, percent } from "@/drawing/chance"
import { fieldsOf, titleOf, titleOfId } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { useUndo } from "@/history/use-undo"
import { type Consequences, consequencesOf, type Gone } from "@/panel/consequences"
import { sentence } from "@/panel/field-problem"
import { withNames } from "@/panel/refusal"
import classes from "@/panel/removal.module.css"
import { useFocusBack } from "@/panel/use-focus-back"
import { useOpenPlan, usePlan } from "@/plan/plan-context"
import type { Change } from "@/replica/change"
import type { PlanState } from "@/replica/state"
import { type Key, say } from "@/words/words"

type Props = { reference: Reference; close: () => void; removed?: () => void }

/** Says what deleting breaks, asks, and does it; undo gives it back. */
export function Removal({ reference, close, removed }: Props) {
  const { plan, number } = usePlan()
  const open = useOpenPlan()
  const { undo } = useUndo()
  useFocusBack()
  const fields = fieldsOf(plan, reference)
  const title = fields ? titleOf(fields) : reference.id
  const change: Change = { op: "remove", kind: reference.kind, id: reference.id, cascade: true }
  const trial = useQuery({
    queryKey: ["plan", open.id, "removal", reference.kind, reference.id, number],
    queryFn: ({ signal }) => tryOut(open.id, number, [change], signal),
    gcTime: 0,
    retry: false,
  })

  function remove() {
    open.change([change])
    close()
    removed?.()
    const id = notifications.show({
      message: say("panel.removed", { name: title }),
      withCloseButton: true,
      autoClose: 8000,
      icon: undefined,
      title: (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            void undo()
          }}
        >
          {say("app.undo")}
        </Button>
      ),
    })
  }

  const consequences = trial.data && consequencesOf(trial.data, reference, plan)
  return (
    <Modal opened onClose={close} title={say("panel.removeNamed", { name: title })} size="md" centered>
      {trial.isPending && (
        <p className={classes.quiet}>
          <Loader size={12} /> {say("panel.removalComing")}
        </p>
      )}
      {trial.error && <p className={classes.quiet}>{told(trial.error)}</p>}
      {consequences && <Told consequences={consequences} plan={plan} />}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" size="sm" onClick={close}>
          {say("panel.keep")}
        </Button>
        <Button size="sm" color="dark" className={classes.remove} data-autofocus onClick={remove}>
          {say("panel.remove")}
        </Button>
      </Group>
    </Modal>
  )
}

const MOST = 6

function Told({ consequences, plan }: { consequences: Consequences; plan: PlanState }) {
  const { gone, changed, moved, shifts, problems, keeping } = consequences
  if (gone.length + changed.length + moved.length + shifts.length + problems.length + keeping.length === 0) {
    return <p className={classes.quiet}>{say("panel.breaksNothing")}</p>
  }
  return (
    <>
      <Part title={say("panel.goesToo", { count: gone.length })} lines={gone.map((each) => named(plan, each))} />
      <Part
        title={say("panel.losesLink", { count: changed.length })}
        lines={changed.map(({ reference, fields }) => ({ ...named(plan, reference), where: lost(fields) }))}
      />
      <Part
        title={say("panel.chancesChange")}
        lines={shifts.map(({ id, before, after }) => ({
          said: say("panel.chanceFromTo", { name: titleOfId(plan, id), ...fromTo(before, after) }),
        }))}
      />
      <Part
        title={say("panel.movesDates", { count: moved.length })}
        lines={moved.map((id) => ({ said: titleOfId(plan, id) }))}
      />
      <Part
        title={say("panel.newProblems")}
        lines={problems.map(({ message }) => ({ said: sentence(withNames(plan, message)) }))}
      />
      <Part
        title={say("panel.staysInBaseline", { count: keeping.length })}
        lines={keeping.map((id) => ({ said: titleOfId(plan, id) }))}
      />
    </>
  )
}

/** What a line says: a sentence, or a name with its kind before it and what of it is meant behind it. */
type Line = { readonly said: string; readonly kind?: string; readonly where?: string }

function named(plan: PlanState, { kind, id }: Gone): Line {
  return { said: titleOfId(plan, id), kind: say(`entity.${kind}`) }
}

function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <section className={classes.part}>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, MOST).map(({ said, kind, where }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may have the same name
          <li key={place}>
            {kind && <span className={classes.quiet}>{kind} </span>}
            {said}
            {where && <span className={classes.quiet}> {where}</span>}
          </li>
        ))}
        {lines.length > MOST && (
          <li className={classes.quiet}>{say("panel.andMore", { count: lines.length - MOST })}</li>
        )}
      </ul>
    </section>
  )
}

/** In tens, or exactly where tens are the same. */
function fromTo(before: number, after: number): { from: string; to: string } {
  const words = inTens(before) === inTens(after) ? percent : inTens
  return { from: words(before), to: words(after) }
}

function lost(fields: readonly string[]): string {
  const words = fields.map((field) => say(`panel.field.${field}` as Key))
  return say("panel.inFields", { count: fields.length, fields: words.join(", ") })
}

function told(error: Error): string {
  return error instanceof RequestError ? `${error.problem.detail}. ${error.problem.mend}` : error.message
}
