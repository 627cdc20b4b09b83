import { useEffect } from "react"
import { say } from "@/words/words"

/** What the browser calls the page, in its tabs, its history and the file that it prints: the nearest things first. */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), say("app.name")].join(" · ")
  useEffect(() => {
    document.title = title
  }, [title])
}
