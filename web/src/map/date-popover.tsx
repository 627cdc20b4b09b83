import { Button, Group, Popover, Stack, Text, TextInput } from "@mantine/core"
import { useEffect, useState } from "react"
import { chanceBy, dateAt, level, percent } from "@/drawing/chance"
import { endOf, finishText, finishWords, startOf } from "@/drawing/time"
import { whyImpossible } from "@/entity/possible-date"
import classes from "@/map/map.module.css"
import { honestDate, type Mark, USUAL_CONFIDENCE, type Wish } from "@/map/mark"
import { exactly } from "@/map/sentence"
import { useFocusBack } from "@/panel/use-focus-back"
import { say } from "@/words/words"

/** What is to become of one of a milestone's dates; null takes it away. */
export type DateChange = { readonly wish: Wish; readonly date: string | null; readonly confidence?: number }

/** A date that is being typed. */
export type Editing = { readonly id: string; readonly wish: Wish }

type DatePopoverProps = {
  mark: Mark
  wish: Wish
  left: number
  top: number
  onChange: (change: DateChange) => void
  onClose: () => void
}

/** A target or a promise as a date to type: how likely it is stands below while one types. */
export function DatePopover({ mark, wish, left, top, onChange, onClose }: DatePopoverProps) {
  useFocusBack()
  useFocusInstead(mark.id)
  return (
    <Popover opened onDismiss={onClose} onClose={onClose} trapFocus withArrow position="bottom" width={264}>
      <Popover.Target>
        <span className={classes.anchor} style={{ left, top }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={say(wish === "target" ? "map.targetOf" : "map.promiseOf", { name: mark.name })}>
        <DateForm mark={mark} wish={wish} onChange={onChange} onClose={onClose} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Where the flag by which one came is gone when this closes, its milestone has the focus. */
function useFocusInstead(milestone: string): void {
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      const found = document.querySelector<SVGElement>(`[data-milestone="${CSS.escape(milestone)}"]`)
      found?.focus({ preventScroll: true })
    },
    [milestone],
  )
}

export function DateForm({ mark, wish, onChange, onClose }: Omit<DatePopoverProps, "left" | "top">) {
  const known = mark[wish]
  const sure = mark.quantiles ? dateAt(mark.quantiles, mark.confidence) : undefined
  const [date, setDate] = useState(finishText(known ?? sure ?? mark.stone))
  const [confidence, setConfidence] = useState(String(Math.round(mark.confidence * 100)))
  const share = Math.min(Math.max(Number(confidence) / 100, 0), 1)
  const unreadable = whyUnreadable(date)
  const save = (chosen: string) => {
    onChange({ wish, date: chosen, ...(wish === "commitment" ? { confidence: share } : {}) })
    onClose()
  }
  const wanted = wish === "commitment" ? share : USUAL_CONFIDENCE
  const honest = mark.quantiles ? honestDate(mark.quantiles, wanted) : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!unreadable) save(date)
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="date"
          label={say(wish === "target" ? "map.target" : "map.promised")}
          value={date}
          error={unreadable}
          onChange={(event) => setDate(event.currentTarget.value)}
          data-autofocus
        />
        {wish === "commitment" && (
          <TextInput
            type="number"
            min={1}
            max={99}
            label={say("map.howSure")}
            value={confidence}
            onChange={(event) => setConfidence(event.currentTarget.value)}
          />
        )}
        {!unreadable && <Verdict mark={mark} at={endOf(date)} wanted={wish === "commitment" ? share : undefined} />}
        {honest !== undefined && finishText(honest) !== date && (
          <Button size="xs" variant="default" onClick={() => setDate(finishText(honest))}>
            {say("map.takeHonest", { level: percent(wanted), day: finishWords(honest) })}
          </Button>
        )}
        <Group gap="xs" justify="space-between">
          <Button size="xs" type="submit" disabled={unreadable !== undefined}>
            {say(known === undefined ? "map.setDate" : "map.moveDate")}
          </Button>
          {known !== undefined && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                onChange({ wish, date: null })
                onClose()
              }}
            >
              {say("map.takeAway")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** Why a typed date cannot be taken, where it cannot. */
function whyUnreadable(date: string): string | undefined {
  return Number.isFinite(startOf(date)) ? whyImpossible(date) : say("map.noSuchDay")
}

/** How likely the date is; of a promise also whether that is as sure as it should be, which forbids nothing. */
function Verdict({ mark, at, wanted }: { mark: Mark; at: number; wanted: number | undefined }) {
  if (!mark.quantiles) return null
  const chance = chanceBy(mark.quantiles, at)
  const short = wanted !== undefined && chance < wanted
  return (
    <Text size="sm" role="status">
      <b className={classes.chance} data-chance={level(chance)}>
        {exactly(chance)}
      </b>
      {short && <span> {say("map.lessThanWanted", { wanted: percent(wanted) })}</span>}
    </Text>
  )
}
