import { useNavigate } from "@tanstack/react-router"
import { BookmarkIcon, ViewIcon } from "@/app/icons"
import type { Command } from "@/palette/command"
import { toMain } from "@/palette/focus"
import { useCommands } from "@/palette/palette-context"
import { useOpenPlan } from "@/plan/plan-context"
import { addressOf } from "@/views/shown"
import { useViews } from "@/views/use-views"
import { say } from "@/words/words"

/** Offers the saved views in the palette, and to save what is shown. */
export function useViewsCommands(save: () => void): void {
  const { id: plan } = useOpenPlan()
  const { data = [] } = useViews()
  const navigate = useNavigate()
  const going = data.map(
    (saved): Command => ({
      id: `saved-view:${saved.id}`,
      group: "go",
      title: saved.name,
      also: say("views.paletteAlso"),
      icon: <ViewIcon view={saved.view} />,
      run: () => toMain(() => navigate(addressOf(plan, saved))),
    }),
  )
  const saving: Command = {
    id: "save-view",
    group: "do",
    title: say("views.saveTitle"),
    also: say("views.paletteAlso"),
    icon: <BookmarkIcon />,
    run: save,
  }
  useCommands("plan", [...going, saving])
}
