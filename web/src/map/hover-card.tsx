import { dateAt, level, percent } from "@/drawing/chance"
import { DAY, finishWords } from "@/drawing/time"
import { dateWords } from "@/map/label"
import classes from "@/map/map.module.css"
import { levelOf, type Mark, type Wish } from "@/map/mark"
import { exactly } from "@/map/sentence"
import { say } from "@/words/words"

type CardProps = { mark: Mark; left: number; top: number; wish?: Wish | undefined }

/** The exact figures of a milestone, beside it; while a date is dragged, what becomes of that one. Never in the way. */
export function HoverCard({ mark, left, top, wish }: CardProps) {
  return (
    <div className={classes.card} style={{ left, top }} data-live={wish ? true : undefined} aria-hidden="true">
      <strong>{mark.name}</strong>
      {mark.standing !== "open" && <span>{dateWords(mark)}</span>}
      <dl>
        {mark.band && !wish && (
          <>
            <Row name={say("map.likelySpan")}>
              {finishWords(mark.band[0], "short")} – {finishWords(mark.band[2], "full")}
            </Row>
            <Row name={say("map.half")}>{finishWords(mark.band[1])}</Row>
            <Row name={say("map.atEightyName")}>{finishWords(mark.stone)}</Row>
          </>
        )}
        {mark.standing !== "reached" && (
          <>
            <WishRow mark={mark} wish="target" only={wish} />
            <WishRow mark={mark} wish="commitment" only={wish} />
          </>
        )}
      </dl>
      {wish && mark.quantiles && (
        <span>
          {say("map.honestDate", {
            level: percent(levelOf(mark, wish)),
            day: finishWords(dateAt(mark.quantiles, levelOf(mark, wish))),
          })}
        </span>
      )}
      {!wish && <Since mark={mark} />}
    </div>
  )
}

function WishRow({ mark, wish, only }: { mark: Mark; wish: Wish; only: Wish | undefined }) {
  const at = mark[wish]
  if (at === undefined || (only && only !== wish)) return null
  const chance = mark.chances[wish]
  return (
    <Row name={say(wish === "target" ? "map.target" : "map.promised")}>
      {finishWords(at)}
      {chance !== undefined && <b data-chance={level(chance)}>{exactly(chance)}</b>}
    </Row>
  )
}

function Since({ mark }: { mark: Mark }) {
  const days = mark.ghost ? Math.round((mark.stone - mark.ghost.stone) / DAY) : 0
  if (days === 0) return null
  return <span>{say(days > 0 ? "map.movedLater" : "map.movedEarlier", { days: Math.abs(days) })}</span>
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
