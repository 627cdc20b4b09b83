import { Button, SegmentedControl, TextInput } from "@mantine/core"
import { type Filter, NARROWINGS, type Narrowing } from "@/objectives/filter"
import { useGoals } from "@/objectives/goals-context"
import classes from "@/objectives/objectives.module.css"
import { say } from "@/words/words"

type Props = { filter: Filter; empty: boolean; onFilter: (filter: Filter) => void; onAdd: () => void }

/** What the view is, what of it is shown, and the way to more of it. An empty view has its own way to its first line. */
export function FilterBar({ filter, empty, onFilter, onAdd }: Props) {
  const { mayEdit } = useGoals()
  if (empty) {
    return (
      <header className={classes.bar}>
        <h1 className={classes.heading}>{say("objectives.title")}</h1>
      </header>
    )
  }
  const choices = [
    { value: "all", label: say("objectives.all") },
    ...NARROWINGS.map((each) => ({ value: each, label: say(`objectives.is.${each}`) })),
  ]
  return (
    <header className={classes.bar}>
      <h1 className={classes.heading}>{say("objectives.title")}</h1>
      <TextInput
        size="xs"
        type="search"
        className={classes.find}
        aria-label={say("objectives.find")}
        placeholder={say("objectives.find")}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        className={classes.narrow}
        aria-label={say("objectives.narrow")}
        data={choices}
        value={filter.is ?? "all"}
        onChange={(value) => onFilter({ ...filter, is: value === "all" ? undefined : (value as Narrowing) })}
      />
      {mayEdit && (
        <Button size="xs" variant="default" className={classes.add} onClick={onAdd}>
          {say("objectives.add")}
        </Button>
      )}
    </header>
  )
}
