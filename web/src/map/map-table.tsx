import { group } from "d3-array"
import { memo, type ReactNode } from "react"
import { finishWords } from "@/drawing/time"
import { chanceWords } from "@/map/label"
import type { Lane } from "@/map/lanes"
import type { Link } from "@/map/links"
import classes from "@/map/map.module.css"
import type { Mark, Wish } from "@/map/mark"
import { exactly } from "@/map/sentence"
import { say } from "@/words/words"

type MapTableProps = {
  lanes: readonly Lane[]
  links: readonly Link[]
  /** Whether it stands in the place of the drawing, or is for those who cannot see that. */
  shown: boolean
  onSelect: (selection: string) => void
}

/** All that the drawing says, as a table. */
export const MapTable = memo(function MapTable({ lanes, links, shown, onSelect }: MapTableProps) {
  const names = new Map(lanes.flatMap(({ marks }) => marks.map(({ id, name }) => [id, name] as const)))
  const before = group(links, ([, then]) => then)
  return (
    <div className={shown ? classes.table : classes.unseen}>
      <table>
        <caption className={classes.unseen}>{say("map.milestones")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        {lanes.map((lane) => (
          <tbody key={lane.id}>
            <tr className={classes.laneRow}>
              <th scope="rowgroup" colSpan={COLUMNS.length}>
                <span>{lane.name}</span>
              </th>
            </tr>
            {lane.marks.map((mark) => (
              <tr key={mark.id}>
                <th scope="row">
                  <button type="button" tabIndex={shown ? 0 : -1} onClick={() => onSelect(`milestone:${mark.id}`)}>
                    {mark.name}
                  </button>
                </th>
                <td>{whole(chanceWords(mark))}</td>
                <td>{wishCell(mark, "target")}</td>
                <td>{wishCell(mark, "commitment")}</td>
                <td>{mark.band && bandCell(mark.band)}</td>
                <td>{mark.band && whole(finishWords(mark.band[1]))}</td>
                <td>{whole(finishWords(mark.stone))}</td>
                <td>{(before.get(mark.id) ?? []).flatMap(([first]) => names.get(first) ?? []).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
})

const COLUMNS = [
  "map.milestone",
  "map.chance",
  "map.target",
  "map.promised",
  "map.likelySpan",
  "map.half",
  "map.atEightyName",
  "map.waitsFor",
] as const

/** The day with how likely it is below. */
function wishCell(mark: Mark, wish: Wish): ReactNode {
  const at = mark[wish]
  if (at === undefined) return null
  const chance = mark.standing === "reached" ? undefined : mark.chances[wish]
  if (chance === undefined) return whole(finishWords(at))
  return (
    <>
      {whole(`${finishWords(at)},`)} {whole(exactly(chance))}
    </>
  )
}

function bandCell([first, , last]: NonNullable<Mark["band"]>): ReactNode {
  return (
    <>
      {whole(`${finishWords(first)} –`)} {whole(finishWords(last))}
    </>
  )
}

/** What stays on one line. */
function whole(words: string): ReactNode {
  return <span className={classes.whole}>{words}</span>
}
