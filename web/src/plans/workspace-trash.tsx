import { Button } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { PlanSummary } from "@/api/types"
import { doToPlan, listTrash, type Workspace } from "@/plans/calls"
import { ago, dayOf } from "@/rooms/ago"
import { Failure } from "@/rooms/failure"
import { Empty, Row, Rows } from "@/rooms/room"
import { say } from "@/words/words"

const KEPT = 30 * 86_400_000

/** What was thrown away, for as long as it can come back. */
export function Trash({ workspace }: { workspace: Workspace }) {
  const queries = useQueryClient()
  const { data, error } = useQuery({ queryKey: ["trash"], queryFn: listTrash })
  const restore = useMutation({
    mutationFn: (id: string) => doToPlan(id, "restore"),
    onSuccess: () =>
      Promise.all(["plans", "trash", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  const plans = data?.items.filter((plan) => plan.workspace === workspace.id) ?? []
  if (data && plans.length === 0) return <Empty>{say("plans.emptyTrash")}</Empty>
  return (
    <>
      <Failure error={error ?? restore.error} />
      <Rows>
        {plans.map((plan) => (
          <Row key={plan.id} title={plan.name} about={aboutOf(plan)}>
            {plan.role === "owner" && (
              <Button size="compact-sm" variant="default" onClick={() => restore.mutate(plan.id)}>
                {say("plans.restore")}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
    </>
  )
}

function aboutOf({ deleted_at, deleted_by }: PlanSummary): string {
  if (!deleted_at) return ""
  const gone = dayOf(Date.parse(deleted_at) + KEPT)
  return say("plans.deleted", { who: deleted_by?.name ?? say("home.somebody"), when: ago(deleted_at), gone })
}
