import { UnstyledButton } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { listTemplates, type NewPlan } from "@/plans/calls"
import classes from "@/plans/new-plan.module.css"
import { presentZone } from "@/plans/use-reading"
import { Section } from "@/rooms/room"
import { say } from "@/words/words"

type Props = { disabled: boolean; onMake: (plan: NewPlan, view: "map" | "outline") => void }

/** Other beginnings: an example that is moved to today, or nothing at all. */
export function BeginWith({ disabled, onMake }: Props) {
  const { data } = useQuery({ queryKey: ["templates"], queryFn: listTemplates, staleTime: Number.POSITIVE_INFINITY })
  const empty = { plan: say("plans.untitled"), status_date: "auto", time_zone: presentZone() }
  return (
    <Section title={say("plans.beginWith")}>
      <div className={classes.beginnings}>
        {data?.map(({ name, title, activities }) => (
          <UnstyledButton
            key={name}
            className={classes.beginning}
            disabled={disabled}
            onClick={() => onMake({ template: name }, "map")}
          >
            <strong>{title}</strong>
            <span>{say("plans.templateHolds", { count: activities })}</span>
          </UnstyledButton>
        ))}
        <UnstyledButton
          className={classes.beginning}
          disabled={disabled}
          onClick={() => onMake({ document: empty }, "outline")}
        >
          <strong>{say("plans.empty")}</strong>
          <span>{say("plans.emptyMeans")}</span>
        </UnstyledButton>
      </div>
    </Section>
  )
}
