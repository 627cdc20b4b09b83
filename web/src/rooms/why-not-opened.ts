import { RequestError } from "@/api/problem"
import { sentence } from "@/rooms/failure"
import { say } from "@/words/words"

/** Why a plan or a workspace cannot be shown, and what to do, in whole sentences. */
export function whyNotOpened(what: "plan" | "workspace", error: Error): { title: string; mend: string } {
  const problem = error instanceof RequestError ? error.problem : undefined
  if (!problem) return { title: say("app.broken"), mend: sentence(error.message) }
  if (problem.status === 404) return { title: say(`rooms.missing.${what}`), mend: say("rooms.missingMend") }
  return { title: sentence(problem.detail), mend: sentence(problem.mend) }
}
