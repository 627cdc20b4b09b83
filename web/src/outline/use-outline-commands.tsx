import { FoldIcon } from "@/app/icons"
import { useCommands } from "@/palette/palette-context"
import { say } from "@/words/words"

/** What can be done with the outline, for the palette. */
export function useOutlineCommands(turnAll: (open: boolean) => void): void {
  const fold = { group: "do", icon: <FoldIcon /> } as const
  useCommands("view", [
    { ...fold, id: "outline:unfold", title: say("outline.openAll"), run: () => turnAll(true) },
    { ...fold, id: "outline:fold", title: say("outline.closeAll"), run: () => turnAll(false) },
  ])
}
