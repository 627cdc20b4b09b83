import { Menu } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useRouter } from "@tanstack/react-router"
import { readMe } from "@/api/calls"
import { useOpenPlan, usePlanSummary } from "@/plan/plan-context"
import { copyLink } from "@/views/copy-link"
import { addressOf, type Shown } from "@/views/shown"
import { useDeeds } from "@/views/use-deeds"
import { isEditor, type Opened, useKept } from "@/views/use-views"
import type { Asked } from "@/views/views-menu"
import { say } from "@/words/words"

type Props = { opened: Opened; shown: Shown; ask: (asked: Asked) => void }

/** What can be done with the view that I am in. */
export function OpenedItems({ opened: { saved, same }, shown, ask }: Props) {
  const { id: plan } = useOpenPlan()
  const editor = isEditor(usePlanSummary())
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data?.account.id
  const router = useRouter()
  const deeds = useDeeds()
  const kept = useKept(shown)
  const { shared, opens, may_change: may } = saved
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{say("views.this")}</Menu.Label>
      {!same && may && <Menu.Item onClick={() => deeds.update(saved, kept)}>{say("views.update")}</Menu.Item>}
      {!same && (
        <Menu.Item renderRoot={(props) => <Link {...addressOf(plan, saved)} {...props} />}>
          {say("views.reset")}
        </Menu.Item>
      )}
      <Menu.Item renderRoot={(props) => <Link to={`/plans/$plan/${shown.view}`} params={{ plan }} {...props} />}>
        {say("views.leave")}
      </Menu.Item>
      {may && <Menu.Item onClick={() => ask({ what: "rename", saved })}>{say("views.rename")}</Menu.Item>}
      {shared && editor && (
        <Menu.Item onClick={() => deeds.open(saved, !opens)}>{say(opens ? "views.openNot" : "views.open")}</Menu.Item>
      )}
      {!shared && editor && <Menu.Item onClick={() => deeds.share(saved, true)}>{say("views.share")}</Menu.Item>}
      {shared && saved.made_by?.id === me && (
        <Menu.Item onClick={() => deeds.share(saved, false)}>{say("views.unshare")}</Menu.Item>
      )}
      <Menu.Item onClick={() => void copyLink(router, plan, saved)}>{say("views.copy")}</Menu.Item>
      {may && <Menu.Item onClick={() => ask({ what: "remove", saved })}>{say("views.delete")}</Menu.Item>}
    </>
  )
}
