import { OFFLINE, type Problem, RequestError } from "@/api/problem"
import { sessionTold } from "@/api/session"
import { say } from "@/words/words"

export type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  body?: unknown
  query?: Record<string, string | number | boolean | undefined>
  headers?: Record<string, string>
  signal?: AbortSignal
  /** It is sent though the page goes away. */
  keepalive?: boolean
}

const CSRF_COOKIES = ["__Host-milepost-csrf", "milepost-csrf"]

/** Call the server as the signed-in session. Throws `RequestError`; resolves to the JSON of the answer, if it has any. */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  const answer = await send(path, call)
  sessionTold(answer.status)
  if (answer.status === 204) return undefined as T
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.status === 401) throw new RequestError({ ...problemOf(answer, body), ...signedOut() })
  if (!answer.ok) throw new RequestError(problemOf(answer, body))
  return body as T
}

async function send(
  path: string,
  { method = "GET", body, query, headers, signal, keepalive = false }: Call,
): Promise<Response> {
  try {
    return await fetch(address(path, query), {
      method,
      keepalive,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : { "X-CSRFToken": csrf() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new RequestError(OFFLINE)
  }
}

function address(path: string, query: Call["query"]): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

export function csrf(): string {
  const cookies = new Map(
    document.cookie.split("; ").map((each) => {
      const place = each.indexOf("=")
      return [each.slice(0, place), each.slice(place + 1)] as const
    }),
  )
  return CSRF_COOKIES.map((name) => cookies.get(name)).find((value) => value !== undefined) ?? ""
}

/** The server speaks to programs too. */
function signedOut(): Pick<Problem, "detail" | "mend"> {
  return { detail: say("app.signedOut"), mend: say("app.signedOutMend") }
}

function problemOf(answer: Response, body: unknown): Problem {
  if (typeof body === "object" && body !== null && "code" in body) return body as Problem
  return {
    status: answer.status,
    code: "unreadable",
    title: "Unreadable answer",
    detail: `the server answered ${answer.status} with something that cannot be read`,
    mend: "Try again; if it stays so, tell whoever runs the server.",
  }
}
