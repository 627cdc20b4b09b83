import { OFFLINE, RequestError } from "@/api/problem"
import { csrf } from "@/api/request"
import { say } from "@/words/words"

/** A session as allauth lists it; `created_at` counts seconds since 1970. */
export type Session = { id: number; user_agent: string; ip: string; created_at: number; is_current: boolean }

type Answer<T> = { status: number; data?: T; errors?: { message: string; param?: string }[] }

export const listSessions = () => call<Session[]>("GET", "/auth/sessions")
export const endSessions = (sessions: number[]) => call<Session[]>("DELETE", "/auth/sessions", { sessions })
export const hasPassword = () =>
  call<{ user: { has_usable_password: boolean } }>("GET", "/auth/session").then(({ user }) => user.has_usable_password)
export const changePassword = (current: string | undefined, next: string) =>
  call<unknown>("POST", "/account/password/change", {
    ...(current === undefined ? {} : { current_password: current }),
    new_password: next,
  })

/** What allauth answers; throws `RequestError` with its own words. */
async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await send(method, path, body)
  const found = (await answer.json().catch(() => ({ status: answer.status }))) as Answer<T>
  if (answer.ok) return found.data as T
  throw refused(found)
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  try {
    return await fetch(`/_allauth/browser/v1${path}`, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(method === "GET" ? {} : { "X-CSRFToken": csrf() }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch {
    throw new RequestError(OFFLINE)
  }
}

function refused({ status, errors }: Answer<unknown>): RequestError {
  const said = (errors ?? []).map(({ message }) => message).join(" ")
  const again = status === 401 && !said
  return new RequestError({
    status,
    code: "account",
    title: "",
    detail: said || say(again ? "account.signInAgain" : "rooms.broken"),
    mend: again ? say("account.signInAgainMend") : "",
  })
}
