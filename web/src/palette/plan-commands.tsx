import { useLocation, useNavigate } from "@tanstack/react-router"
import { useCallback } from "react"
import { ClockIcon, KindIcon, RedoIcon, UndoIcon, ViewIcon } from "@/app/icons"
import { chordsOf } from "@/app/keys/table"
import { useUndo } from "@/history/use-undo"
import { ADDED, type Added, made, objectiveAt } from "@/palette/adding"
import type { Command, Question } from "@/palette/command"
import { toMain } from "@/palette/focus"
import { useCommands, useFinder } from "@/palette/palette-context"
import { usePlanFinder } from "@/palette/use-plan-finder"
import { useToday } from "@/panel/use-edit"
import { useMayEdit, useOpenPlan, usePresent, useTravel } from "@/plan/plan-context"
import { useEnter, useSelection } from "@/plan/selection"
import { useTravelTo } from "@/plan/use-travel-to"
import { VIEWS } from "@/plan/views"
import { say } from "@/words/words"

/** Offers what the open plan has: its views, its entities, and what can be done to it. */
export function PlanCommands() {
  const mayEdit = useMayEdit()
  const question = useQuestion()
  const milestone = useCallback((name: string) => question("milestone", name), [question])
  useCommands("plan", [...useViews(), ...useDeeds(), ...useAdding(question)])
  useFinder(usePlanFinder(mayEdit ? milestone : undefined))
  return null
}

function useViews(): Command[] {
  const navigate = useNavigate()
  const { id: plan } = useOpenPlan()
  const enter = useEnter()
  const seen = useLocation({ select: ({ pathname }) => pathname.split("/").at(-1) })
  const views = VIEWS.map(
    (view): Command => ({
      id: `view:${view}`,
      group: "go",
      title: say(`app.${view}`),
      also: say("palette.viewAlso"),
      icon: <ViewIcon view={view} />,
      ...(view === seen ? { quiet: true } : {}),
      run: () => toMain(() => navigate({ to: `/plans/$plan/${view}`, params: { plan }, search: (old) => old })),
    }),
  )
  return [
    ...views,
    {
      id: "plan-settings",
      group: "go",
      title: say("palette.settings"),
      also: say("palette.settingsAlso"),
      icon: <KindIcon kind="plan" size={16} />,
      run: () => enter({ kind: "plan", id: "plan" }),
    },
  ]
}

function useDeeds(): Command[] {
  const { mayUndo, mayRedo, undo, redo } = useUndo()
  const mayEdit = useMayEdit()
  const past = useTravel()
  const travel = useTravelTo()
  const back: Command[] = [
    {
      id: "now",
      group: "do",
      title: say("palette.toNow"),
      also: say("palette.toNowAlso"),
      icon: <ClockIcon />,
      run: () => travel(undefined),
    },
  ]
  const changes: Command[] = [
    {
      id: "undo",
      group: "do",
      title: say("app.undo"),
      also: say("palette.undoAlso"),
      icon: <UndoIcon />,
      chords: chordsOf("plan", "undo"),
      run: () => void undo(),
      ...(mayUndo ? {} : { blocked: say("palette.nothingToUndo") }),
    },
    {
      id: "redo",
      group: "do",
      title: say("app.redo"),
      also: say("palette.redoAlso"),
      icon: <RedoIcon />,
      chords: chordsOf("plan", "redo").slice(0, 1),
      run: () => void redo(),
      ...(mayRedo ? {} : { blocked: say("palette.nothingToRedo") }),
    },
  ]
  return [...(past ? back : []), ...(mayEdit ? changes : [])]
}

function useAdding(question: (kind: Added) => Question): Command[] {
  const mayEdit = useMayEdit()
  const { plan } = usePresent()
  const at = useSelection()
  if (!mayEdit) return []
  const possible = ADDED.filter((kind) => kind !== "key_result" || objectiveAt({ plan, at }) !== undefined)
  return possible.map((kind) => ({
    id: `add:${kind}`,
    group: "do",
    title: say("palette.add", { kind }),
    also: say("palette.addAlso"),
    icon: <KindIcon kind={kind} size={16} />,
    ask: question(kind),
    ...(QUIET.has(kind) ? { quiet: true } : {}),
  }))
}

/** What is added seldom shows once it is looked for. */
const QUIET: ReadonlySet<Added> = new Set(["person", "resource", "stakeholder"])

/** Asks for the line that says what to add; what was added opens. */
function useQuestion(): (kind: Added, initial?: string) => Question {
  const open = useOpenPlan()
  const { plan } = usePresent()
  const today = useToday()
  const at = useSelection()
  const enter = useEnter()
  const [atKind, atId] = [at?.kind, at?.id]
  return useCallback(
    (kind, initial) => ({
      label: say("palette.add", { kind }),
      hint: say(`palette.hint.${kind}`),
      ...(initial === undefined ? {} : { initial }),
      answer: (text) => {
        const here = atKind && atId !== undefined ? { kind: atKind, id: atId } : undefined
        const result = made(kind, text, { plan, today, at: here })
        return (
          result && {
            title: say("palette.addNamed", { kind, name: result.name }),
            ...(result.told === "" ? {} : { reason: result.told }),
            run: () => {
              open.change(result.changes)
              enter(result.reference)
            },
          }
        )
      },
    }),
    [open, plan, today, atKind, atId, enter],
  )
}
