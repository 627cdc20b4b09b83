/** Why the server refused a request (RFC 9457), in words for people and in members for programs. */
export type Problem = {
  status: number
  code: string
  title: string
  detail: string
  mend: string
  instance?: string
  problems?: { code: string; subject?: string | null; path?: string | null; message: string; mend: string }[]
  [member: string]: unknown
}

/** A request that was refused, or that did not get through (`offline`). */
export class RequestError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
    this.name = "RequestError"
  }

  /** Whether the same request may succeed later: there is no connection, or the server cannot answer now. */
  get passing(): boolean {
    return this.problem.code === "offline" || this.problem.status === 429 || this.problem.status >= 500
  }

  /** Whether an edit is kept and sent later: as above, or once I am signed in again. */
  get waits(): boolean {
    return this.passing || this.problem.status === 401
  }
}

export const OFFLINE: Problem = {
  status: 0,
  code: "offline",
  title: "No connection",
  detail: "the server cannot be reached",
  mend: "What you change is kept and sent when the connection is back.",
}

export const ANOTHERS: Problem = {
  status: 401,
  code: "anothers-session",
  title: "Somebody else is signed in",
  detail: "somebody else has signed in on this browser",
  mend: "What you change is kept, and sent once you are signed in again.",
}
