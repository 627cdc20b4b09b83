import { UnstyledButton } from "@mantine/core"
import { useState } from "react"
import type { MilestoneForecast } from "@/api/types"
import { aboutInTens, chanceBy, dateAt, level, percent } from "@/drawing/chance"
import { DAY, endOf, finishText, finishWords, startOf } from "@/drawing/time"
import type { Reference } from "@/entity/kinds"
import { isWrong } from "@/entity/read"
import * as codecs from "@/panel/codecs"
import { EditableText } from "@/panel/editable-text"
import { type FieldSpec, settingAt, valueAt } from "@/panel/field"
import { PROMISE_FIELD, TARGET_FIELD } from "@/panel/field-specs"
import classes from "@/panel/milestone/milestone.module.css"
import { useEdit, useToday } from "@/panel/use-edit"
import type { Fields, Json } from "@/replica/effect"
import { type Key, say } from "@/words/words"

type Props = { reference: Reference; fields: Fields; forecast: MilestoneForecast | undefined }

/** What we want, what we promised, and the honest date; a date that is typed shows at once how likely it is. */
export function Dates({ reference, fields, forecast }: Props) {
  const [typed, setTyped] = useState<{ spec: FieldSpec; text: string }>()
  const p80 = forecast?.p80 ?? undefined
  return (
    <>
      <div className={classes.dates}>
        <DateBox {...{ reference, fields, typed: setTyped }} spec={TARGET_FIELD} label="panel.target" />
        <DateBox {...{ reference, fields, typed: setTyped }} spec={PROMISE_FIELD} label="panel.promised" />
        <div className={classes.date} data-sure>
          <span>{say("panel.at80")}</span>
          <b title={p80 ? finishWords(startOf(p80), "weekday") : undefined}>
            {p80 ? finishWords(startOf(p80)) : say("panel.noDate")}
          </b>
        </div>
      </div>
      {typed && forecast?.quantiles && <Verdict {...{ reference, fields }} quantiles={forecast.quantiles} {...typed} />}
    </>
  )
}

type BoxProps = Omit<Props, "forecast"> & {
  spec: FieldSpec
  label: Key
  typed: (typed: { spec: FieldSpec; text: string } | undefined) => void
}

function DateBox({ reference, fields, spec, label, typed }: BoxProps) {
  const edit = useEdit(reference)
  const today = useToday()
  const [field] = spec.path
  const refusal = edit.refusal(field)
  function finish(text: string) {
    const read = codecs.date.read(text, today)
    if (isWrong(read)) return read.wrong
    edit.set(settingAt(fields, spec, read.value))
    return undefined
  }
  return (
    <div className={classes.date} id={`field-${field}`}>
      <span>{say(label)}</span>
      <EditableText
        label={say(label)}
        shown={codecs.date.show(valueAt(fields, spec.path))}
        finish={finish}
        giveBack={() => edit.giveBack(field)}
        refusal={refusal}
        mine={mineOf(refusal?.mine)}
        readOnly={!edit.may}
        placeholder={say(edit.may ? "panel.set" : "panel.noDate")}
        onDraft={(text) => typed(text === undefined ? undefined : { spec, text })}
        className={classes.dateInput ?? ""}
      />
    </div>
  )
}

function mineOf(mine: Json | undefined): string | undefined {
  return typeof mine === "string" ? codecs.date.show(mine) : undefined
}

type VerdictProps = Omit<Props, "forecast"> & { spec: FieldSpec; text: string; quantiles: readonly number[] }

/** How likely the typed date is; of a promise, also the date that is as sure as it is meant to be. */
function Verdict({ reference, fields, spec, text, quantiles }: VerdictProps) {
  const edit = useEdit(reference)
  const today = useToday()
  const read = codecs.date.read(text, today)
  if (isWrong(read) || typeof read.value !== "string") return null
  const chance = chanceBy(quantiles, endOf(read.value))
  const promise = spec === PROMISE_FIELD
  const wanted = promise ? confidenceOf(fields) : 0.8
  const sure = Math.ceil(dateAt(quantiles, wanted) / DAY) * DAY
  const take = () => edit.set(settingAt(fields, spec, finishText(sure)))
  return (
    <p className={classes.verdict} role="status">
      <b data-chance={level(chance)}>{aboutInTens(chance)}</b> ({percent(chance)})
      {promise && chance < wanted && (
        <>
          {" "}
          {say("panel.lessSure", { wanted: percent(wanted) })} {/* taken before the field that has the focus is left */}
          <UnstyledButton className={classes.take} onPointerDown={take}>
            {say("panel.takeSure", { wanted: percent(wanted), day: finishWords(sure, "short") })}
          </UnstyledButton>
        </>
      )}
    </p>
  )
}

/** How sure the promise is meant to be. */
export function confidenceOf(fields: Fields): number {
  const given = valueAt(fields, ["commitment", "confidence"])
  if (typeof given === "number") return given
  return typeof given === "string" ? Number.parseFloat(given) / (given.includes("%") ? 100 : 1) : 0.8
}
