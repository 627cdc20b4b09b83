import { group } from "d3-array"
import { memo } from "react"
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
            {lane.marks.map((mark) => (
              <tr key={mark.id}>
                <th scope="row">
                  <button type="button" tabIndex={shown ? 0 : -1} onClick={() => onSelect(`milestone:${mark.id}`)}>
                    {mark.name}
                  </button>
                </th>
                <td>{lane.name}</td>
                <td>{chanceWords(mark)}</td>
                <td>{wishCell(mark, "target")}</td>
                <td>{wishCell(mark, "commitment")}</td>
                <td>{mark.band && `${finishWords(mark.band[0])} – ${finishWords(mark.band[2])}`}</td>
                <td>{mark.band && finishWords(mark.band[1])}</td>
                <td>{finishWords(mark.stone)}</td>
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
  "map.lane",
  "map.chance",
  "map.target",
  "map.promised",
  "map.likelySpan",
  "map.half",
  "map.atEightyName",
  "map.waitsFor",
] as const

function wishCell(mark: Mark, wish: Wish): string {
  const at = mark[wish]
  if (at === undefined) return ""
  const chance = mark.standing === "reached" ? undefined : mark.chances[wish]
  return [finishWords(at), chance === undefined ? "" : exactly(chance)].filter(Boolean).join(", ")
}
