import { Select, Switch } from "@mantine/core"
import type { ColumnRole, ReadColumn } from "@/plans/calls"
import classes from "@/plans/new-plan.module.css"
import type { Source } from "@/plans/use-reading"
import { say } from "@/words/words"

export const COLUMN_ROLES = [
  "name",
  "kind",
  "milestone",
  "initiative",
  "estimate",
  "low",
  "likely",
  "high",
  "start",
  "finish",
  "promised",
  "after",
  "owner",
  "id",
  "notes",
  "nothing",
] as const satisfies readonly ColumnRole[]

type Props = { columns: readonly ReadColumn[]; heads: boolean; source: Source; onSource: (source: Source) => void }

/** As what each column of a table was taken; who knows better says so. */
export function Columns({ columns, heads, source, onSource }: Props) {
  const change = (place: number, role: ColumnRole) => {
    const said = columns.map((_, each) => (each === place ? role : (source.columns?.[each] ?? null)))
    onSource({ ...source, form: "cells", columns: said, heads })
  }
  return (
    <div className={classes.columns}>
      <div className={classes.columnRow}>
        {columns.map((column, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <div key={place} className={classes.column}>
            <span className={classes.columnHead}>{column.head || say("plans.column", { number: place + 1 })}</span>
            <Select
              size="xs"
              aria-label={say("plans.columnIs", { head: column.head || say("plans.column", { number: place + 1 }) })}
              allowDeselect={false}
              data={COLUMN_ROLES.map((role) => ({ value: role, label: say(`plans.role.${role}`) }))}
              value={column.role}
              onChange={(value) => value && change(place, value as ColumnRole)}
              comboboxProps={{ width: 190, position: "bottom-start" }}
            />
            <span className={classes.columnExample}>{column.example || "–"}</span>
          </div>
        ))}
      </div>
      <Switch
        size="xs"
        label={say("plans.heads")}
        checked={heads}
        onChange={(event) =>
          onSource({ ...source, form: "cells", columns: undefined, heads: event.currentTarget.checked })
        }
      />
    </div>
  )
}
