import { UnstyledButton } from "@mantine/core"
import { useVirtualizer } from "@tanstack/react-virtual"
import { useMemo, useRef, useState } from "react"
import type { ActivityForecast } from "@/api/types"
import { percent } from "@/drawing/chance"
import { finishWords, startOf } from "@/drawing/time"
import { findById } from "@/entity/entity"
import { COLUMNS, type Column, onPaper, resorted, type Sorting, sorted, USUAL } from "@/forecast/criticality"
import { daysWords, pointsWords } from "@/forecast/drivers"
import classes from "@/forecast/forecast.module.css"
import { PaperNote } from "@/paper/paper-note"
import { usePrinting } from "@/paper/use-printing"
import { usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import { presentLocale, say } from "@/words/words"

const ROW = 36
const HEAD = 32
const MOST_SHOWN = 14

/** Every activity with how often it decides the plan's finish, and what its doubt costs; sorted by any of its columns. */
export function CriticalityTable({ activities }: { activities: readonly ActivityForecast[] }) {
  const [sorting, setSorting] = useState<Sorting>(USUAL)
  const rows = useMemo(() => sorted(activities, sorting, presentLocale()), [activities, sorting])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
  })
  const printing = usePrinting()
  const printed = printing ? onPaper(rows) : rows
  const left = rows.length - printed.length
  return (
    <>
      <PaperNote words={left > 0 ? say("paper.critical", { left }) : undefined} />
      {/* biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page */}
      <div
        role="table"
        ref={scroller}
        className={classes.table}
        style={{ maxHeight: (MOST_SHOWN + 1) * ROW }}
        aria-label={say("forecast.critical")}
        aria-rowcount={rows.length + 1}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <div className={classes.tableSheet}>
          {/* biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page */}
          <div role="rowgroup" className={classes.tableTop}>
            <Head sorting={sorting} onSort={(column) => setSorting(resorted(sorting, column))} />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page */}
          <div
            role="rowgroup"
            className={classes.tableRows}
            style={printing ? undefined : { height: virtual.getTotalSize(), position: "relative" }}
          >
            {printing
              ? printed.map((activity, index) => (
                  <Line key={activity.id} activity={activity} index={index} top={undefined} />
                ))
              : virtual.getVirtualItems().map(({ index, start }) => {
                  const activity = rows[index]
                  return activity && <Line key={activity.id} activity={activity} index={index} top={start - HEAD} />
                })}
          </div>
        </div>
      </div>
    </>
  )
}

function Head({ sorting, onSort }: { sorting: Sorting; onSort: (column: Column) => void }) {
  // Browsers leave buttons out of a head that they print again on the next page.
  const printing = usePrinting()
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" className={classes.tableHead} aria-rowindex={1}>
      {COLUMNS.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
        // biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page
        <div
          key={column}
          role="columnheader"
          data-column={column}
          aria-sort={sorting.by === column ? (sorting.falling ? "descending" : "ascending") : "none"}
        >
          {printing ? (
            say(`forecast.column.${column}`)
          ) : (
            <UnstyledButton className={classes.sort} onClick={() => onSort(column)}>
              {say(`forecast.column.${column}`)}
              {sorting.by === column && <span aria-hidden="true">{sorting.falling ? " ↓" : " ↑"}</span>}
            </UnstyledButton>
          )}
        </div>
      ))}
    </div>
  )
}

function Line({ activity, index, top }: { activity: ActivityForecast; index: number; top: number | undefined }) {
  const { plan } = usePlan()
  const select = useSelect()
  const found = findById(plan, activity.id)
  const { criticality, sensitivity, probability_gain: points, p80_days_gain: days, p50, p80 } = activity
  const cells: Record<Column, React.ReactNode> = {
    name: (
      <UnstyledButton
        className={classes.link}
        disabled={!found}
        onClick={() => found && select({ kind: found.kind, id: activity.id })}
      >
        {activity.name}
      </UnstyledButton>
    ),
    criticality: <Share share={criticality} />,
    sensitivity:
      sensitivity === null
        ? none()
        : new Intl.NumberFormat(presentLocale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
            sensitivity,
          ),
    points: points === null ? none() : pointsWords(points),
    days: days === null ? none() : daysWords(days),
    p50: p50 === null ? none() : finishWords(startOf(p50)),
    p80: p80 === null ? none() : finishWords(startOf(p80)),
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div
      role="row"
      className={classes.tableRow}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
    >
      {COLUMNS.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: rows that are not on the screen are not in the page
        <div key={column} role="cell" data-column={column}>
          {cells[column]}
        </div>
      ))}
    </div>
  )
}

function Share({ share }: { share: number }) {
  return (
    <span className={classes.share}>
      <svg width={64} height={6} aria-hidden="true">
        <rect width={64} height={6} rx={3} fill="var(--track)" />
        {share > 0 && <rect width={Math.max(3, 64 * share)} height={6} rx={3} fill="var(--second)" />}
      </svg>
      {percent(share)}
    </span>
  )
}

function none() {
  return <span className={classes.second}>{say("forecast.noGain")}</span>
}
