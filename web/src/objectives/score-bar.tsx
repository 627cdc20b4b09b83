import { scoreText } from "@/objectives/number"
import classes from "@/objectives/objectives.module.css"
import { say } from "@/words/words"

const WIDTH = 88

/** A score from 0.0 to 1.0 as a bar, with a notch at what it is meant to reach. */
export function ScoreBar({ score, aim }: { score: number; aim?: number }) {
  const told =
    aim === undefined
      ? say("objectives.meanScore", { score: scoreText(score) })
      : say("objectives.score", { score: scoreText(score), aim: scoreText(aim) })
  return (
    <span className={classes.score} title={told}>
      <b className={classes.figure}>{scoreText(score)}</b>
      <svg width={WIDTH + 2} height={12} aria-hidden="true">
        <rect x={0} y={3} width={WIDTH} height={6} rx={3} fill="var(--track)" />
        {score > 0 && <rect x={0} y={3} width={Math.max(4, WIDTH * score)} height={6} rx={3} fill="var(--second)" />}
        {aim !== undefined && <path d={`M${WIDTH * aim},0v12`} stroke="var(--ink)" strokeWidth={1.5} />}
      </svg>
      <span className={classes.unseen}>{told}</span>
    </span>
  )
}
