import { Tabs } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useLocation, useNavigate, useParams } from "@tanstack/react-router"
import { PlusIcon } from "@/app/icons"
import { usePageTitle } from "@/app/page-title"
import { readWorkspace } from "@/plans/calls"
import { Audit } from "@/plans/workspace-audit"
import { Members } from "@/plans/workspace-members"
import { WorkspaceName } from "@/plans/workspace-name"
import { WorkspacePlans } from "@/plans/workspace-plans"
import { TABS, type Tab } from "@/plans/workspace-tabs"
import { Trash } from "@/plans/workspace-trash"
import { LinkButton } from "@/rooms/link-button"
import { NotOpened } from "@/rooms/not-opened"
import { Room } from "@/rooms/room"
import { say } from "@/words/words"

/** A workspace: its plans, who belongs to it, what was thrown away, and for its owners what was done here. */
export function WorkspaceView() {
  const { workspace: id } = useParams({ from: "/workspaces/$workspace" })
  const { data: workspace, error } = useQuery({ queryKey: ["workspace", id], queryFn: () => readWorkspace(id) })
  const [tab, open] = useTab()
  usePageTitle(workspace && say(`plans.${tab}`), workspace?.name)
  if (error) return <NotOpened what="workspace" error={error} />
  if (!workspace) return null
  const shown = TABS.filter((each) => each !== "audit" || workspace.role === "owner")
  const mayMake = workspace.role === "editor" || workspace.role === "owner"
  return (
    <Room
      narrow
      title={<WorkspaceName workspace={workspace} />}
      actions={
        mayMake && (
          <LinkButton to="/new" search={{ workspace: id }} leftSection={<PlusIcon />}>
            {say("home.newPlan")}
          </LinkButton>
        )
      }
    >
      <Tabs
        value={shown.includes(tab) ? tab : "plans"}
        onChange={(value) => open((value ?? "plans") as Tab)}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {shown.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {say(`plans.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="plans">
          <WorkspacePlans workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <Members workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="trash">
          <Trash workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <Audit workspace={workspace} />
        </Tabs.Panel>
      </Tabs>
    </Room>
  )
}

/** Which room is open stands in the address, after the hash. */
function useTab(): [Tab, (tab: Tab) => void] {
  const hash = useLocation({ select: (location) => location.hash })
  const navigate = useNavigate()
  const tab = TABS.find((each) => each === hash) ?? "plans"
  return [tab, (next) => void navigate({ to: ".", hash: next, replace: true })]
}
