import { UnstyledButton } from "@mantine/core"
import { shortName } from "@/entity/short-name"
import { useGoals } from "@/objectives/goals-context"
import classes from "@/objectives/objectives.module.css"
import { say } from "@/words/words"

type Props = { showing: boolean; onShow: (show: boolean) => void }

/** One sentence on what nothing serves and what serves nothing; nothing where all is linked. */
export function GapBand({ showing, onShow }: Props) {
  const { service, nameOf } = useGoals()
  const sentences = (
    [
      ["objectives.gapObjectives", [...service.unserved]],
      ["objectives.gapKeyResults", [...service.unmoved]],
      ["objectives.gapMilestones", service.stray],
    ] as const
  ).flatMap(([key, ids]) =>
    ids.length === 0 ? [] : [say(key, { count: ids.length, name: shortName(nameOf(ids[0] ?? "")) })],
  )
  if (sentences.length === 0) return null
  return (
    <div className={classes.band}>
      <span className={classes.bandPill}>{say("objectives.gapPill")}</span>
      <span className={classes.bandText}>{sentences.join(" ")}</span>
      <UnstyledButton className={classes.bandAction} aria-pressed={showing} onClick={() => onShow(!showing)}>
        {say(showing ? "objectives.showAll" : "objectives.showGaps")}
      </UnstyledButton>
    </div>
  )
}
