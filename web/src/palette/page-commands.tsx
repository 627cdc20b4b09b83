import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useParams } from "@tanstack/react-router"
import { readMe } from "@/api/calls"
import type { Me, PlanSummary } from "@/api/types"
import * as icons from "@/app/icons"
import { KindIcon } from "@/app/icons"
import { chordsOf } from "@/app/keys/table"
import { leave } from "@/app/leave"
import type { Command } from "@/palette/command"
import { copyLink } from "@/palette/copy-link"
import { toMain } from "@/palette/focus"
import { useCommands, useShow, useShown } from "@/palette/palette-context"
import { everyPlan } from "@/plans/every-plan"
import { TABS, type Tab } from "@/plans/workspace-tabs"
import { say } from "@/words/words"

/** Offers what can be done and gone to from every page. */
export function PageCommands() {
  useCommands("page", [...usePages(), ...usePlans(), ...useDeeds()])
  return null
}

const useMe = () => useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data

function usePages(): Command[] {
  const navigate = useNavigate()
  const memberships = useMe()?.memberships ?? []
  const go = (to: "/" | "/new" | "/account") => toMain(() => navigate({ to }))
  const toWorkspace = (workspace: string, tab: Tab) =>
    toMain(() => navigate({ to: "/workspaces/$workspace", params: { workspace }, hash: tab === "plans" ? "" : tab }))
  return [
    {
      id: "home",
      group: "go",
      title: say("palette.home"),
      also: say("palette.homeAlso"),
      icon: <icons.HomeIcon />,
      run: () => go("/"),
    },
    ...memberships.flatMap(({ workspace, name, role }) =>
      TABS.filter((tab) => tab !== "audit" || role === "owner").map((tab) => workspaceCommand(workspace, name, tab)),
    ),
    {
      id: "account",
      group: "go",
      title: say("palette.account"),
      also: say("palette.accountAlso"),
      icon: <KindIcon kind="person" size={16} />,
      run: () => go("/account"),
    },
    {
      id: "new-plan",
      group: "do",
      title: say("palette.newPlan"),
      also: say("palette.newPlanAlso"),
      icon: <icons.PlusIcon />,
      run: () => go("/new"),
    },
  ]

  function workspaceCommand(workspace: string, name: string, tab: Tab): Command {
    return {
      id: `workspace:${workspace}:${tab}`,
      group: "go",
      title: tab === "plans" ? name : say("palette.workspace", { name, part: say(`plans.${tab}`) }),
      also: say("palette.workspaceAlso"),
      icon: <KindIcon kind="initiative" size={16} />,
      run: () => toWorkspace(workspace, tab),
      ...(tab === "plans" ? {} : { quiet: true }),
    }
  }
}

/** The other plans that I may see; they are asked for once somebody looks. */
function usePlans(): Command[] {
  const navigate = useNavigate()
  const me = useMe()
  const { plan: open } = useParams({ strict: false })
  const looking = useShown() === "palette"
  const plans = useQuery({ queryKey: ["plans", "all"], queryFn: everyPlan, enabled: looking }).data ?? []
  return plans
    .filter(({ id }) => id !== open)
    .map((plan) => ({
      id: `plan:${plan.id}`,
      group: "plans",
      title: plan.name,
      about: workspaceOf(plan, me),
      icon: <KindIcon kind="plan" size={16} />,
      run: () => toMain(() => navigate({ to: "/plans/$plan", params: { plan: plan.id } })),
    }))
}

function workspaceOf({ workspace }: PlanSummary, me: Me | undefined): string {
  return me?.memberships.find((each) => each.workspace === workspace)?.name ?? say("palette.shared")
}

function useDeeds(): Command[] {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme("light") === "dark"
  const show = useShow()
  const colours = { group: "do", icon: <icons.MoonIcon />, also: say("palette.colours") } as const
  return [
    {
      ...colours,
      id: "colours",
      title: say(isDark ? "palette.toLight" : "palette.toDark"),
      run: () => setColorScheme(isDark ? "light" : "dark"),
    },
    { ...colours, id: "colours:auto", title: say("palette.toAuto"), quiet: true, run: () => setColorScheme("auto") },
    {
      id: "copy-link",
      group: "do",
      title: say("palette.copyLink"),
      also: say("palette.copyLinkAlso"),
      icon: <icons.LinkIcon />,
      run: () => void copyLink(),
    },
    {
      id: "keys",
      group: "do",
      title: say("palette.keys"),
      also: say("palette.keysAlso"),
      icon: <icons.KeyboardIcon />,
      chords: chordsOf("everywhere", "help"),
      run: () => show("keys"),
    },
    {
      id: "sign-out",
      group: "do",
      title: say("app.signOut"),
      also: say("palette.signOutAlso"),
      icon: <icons.LeaveIcon />,
      quiet: true,
      forgotten: true,
      run: () => void leave(),
    },
  ]
}
