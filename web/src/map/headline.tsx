import { shortName } from "@/entity/short-name"
import type { Headline as Told } from "@/map/attention"
import classes from "@/map/map.module.css"
import { say } from "@/words/words"

const PILLS = {
  promise: ["map.needsYou", "unlikely"],
  wish: ["map.look", "maybe"],
  none: ["map.allWell", "likely"],
  pending: ["map.notYet", undefined],
} as const

/** One sentence first: what needs attention most, and why. */
export function Headline({ headline, onSelect }: { headline: Told; onSelect: (selection: string) => void }) {
  const { urgency, milestone, before, name, after, more } = headline
  const [words, chance] = PILLS[urgency]
  const show = () => milestone && onSelect(`milestone:${milestone}`)
  return (
    <div className={classes.headline}>
      <span className={classes.pill} data-chance={chance}>
        {say(words)}
      </span>
      <p>
        {before}
        {milestone && (
          <button type="button" title={name} onClick={show}>
            {shortName(name)}
          </button>
        )}
        {after}
        {more && <span className={classes.more}>{more}</span>}
      </p>
    </div>
  )
}
