import { Quoted } from "@/forecast/quoted"
import classes from "@/panel/milestone/milestone.module.css"
import { Section } from "@/panel/section"
import { useCheck } from "@/plan/plan-context"
import { say } from "@/words/words"

/** How much to trust the forecast, and what would improve it. */
export function Trust() {
  const trust = useCheck()?.trust
  if (!trust) return null
  return (
    <Section title={say("panel.trust")}>
      <p className={classes.trust}>
        <Quoted text={trust.sentence} />.
      </p>
      {trust.improve && (
        <p className={classes.trust}>
          {say("panel.improve")} <Quoted text={trust.improve} />.
        </p>
      )}
    </Section>
  )
}
