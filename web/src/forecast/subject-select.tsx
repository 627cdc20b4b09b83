import { Select } from "@mantine/core"
import type { ForecastDocument } from "@/api/types"
import type { Subject } from "@/forecast/subject"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

const FINISH = " finish"

/** Which milestone the forecast is of, or the plan's finish: what is chosen is selected. */
export function SubjectSelect({ forecast, subject }: { forecast: ForecastDocument; subject: Subject }) {
  const select = useSelect()
  const group = (reached: boolean) =>
    forecast.milestones.filter((each) => each.reached === reached).map(({ id, name }) => ({ value: id, label: name }))
  const groups = [
    { group: say("forecast.groupPlan"), items: [{ value: FINISH, label: say("forecast.finish") }] },
    { group: say("forecast.groupAhead"), items: group(false) },
    { group: say("forecast.groupReached"), items: group(true) },
  ]
  return (
    <Select
      w={{ base: "100%", xs: 300 }}
      maw="100%"
      searchable
      allowDeselect={false}
      aria-label={say("forecast.of")}
      data={groups.filter(({ items }) => items.length > 0)}
      value={subject.milestone ?? FINISH}
      onChange={(id) => id && select(id === FINISH ? { kind: "plan", id: "plan" } : { kind: "milestone", id })}
    />
  )
}
