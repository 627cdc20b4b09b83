import { Button } from "@mantine/core"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Link, useSearch } from "@tanstack/react-router"
import { group } from "d3-array"
import { listRevisions } from "@/api/calls"
import type { Page, RevisionSummary } from "@/api/types"
import { titleOfId } from "@/entity/entity"
import classes from "@/history/history.module.css"
import { RevisionRow } from "@/history/revision-row"
import { PaperNote } from "@/paper/paper-note"
import { keys } from "@/plan/open-plan"
import { useOpenPlan, usePresent } from "@/plan/plan-context"
import { dayOf } from "@/rooms/ago"
import { say } from "@/words/words"

const AT_ONCE = 50

/** Every change of the plan, the newest first. */
export function HistoryView() {
  const { entity } = useSearch({ from: "/plans/$plan" })
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useRevisions(entity)
  const { number } = usePresent()
  const revisions = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <h1>{say("history.title")}</h1>
        <span className={classes.quiet}>{say("history.lead")}</span>
      </header>
      <PaperNote words={hasNextPage ? newest(revisions.length, entity, number) : undefined} />
      {entity !== undefined && <Only entity={entity} />}
      {data && revisions.length === 0 && <p>{say("history.empty")}</p>}
      {[...group(revisions, ({ when }) => dayOf(when))].map(([day, some]) => (
        <section key={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol className={classes.list}>
            {some.map((revision) => (
              <RevisionRow key={revision.number} revision={revision} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <p className={classes.older}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say("history.older")}
          </Button>
        </p>
      )}
    </div>
  )
}

/** What stands on paper where older changes have not been asked for. */
function newest(shown: number, entity: string | undefined, all: number): string {
  return entity === undefined ? say("paper.newest", { shown, all }) : say("paper.newestOnly", { shown })
}

function Only({ entity }: { entity: string }) {
  const { plan } = usePresent()
  return (
    <p>
      {say("history.only", { name: titleOfId(plan, entity) })}{" "}
      <Link to="." search={({ entity: _, ...rest }) => rest}>
        {say("history.all")}
      </Link>
    </p>
  )
}

function useRevisions(entity: string | undefined) {
  const { id } = useOpenPlan()
  return useInfiniteQuery({
    queryKey: [...keys.history(id), "all", entity],
    queryFn: ({ pageParam }) => listRevisions(id, { entity, limit: AT_ONCE, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: placeOfNext,
  })
}

/** Where the next page begins, out of its address. */
function placeOfNext({ next }: Page<RevisionSummary>): string | undefined {
  if (next === null) return undefined
  return new URL(next, window.location.origin).searchParams.get("after") ?? undefined
}
