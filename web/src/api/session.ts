/** Whether the server still knows who I am, as its last answer had it: every request tells, and the page listens. */

let signedOut = false
let takenOver = false
const listeners = new Set<() => void>()

/** Whether my session ended, be it that somebody else has signed in on this browser since. */
export function isSignedOut(): boolean {
  return signedOut || takenOver
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Told of each answer's status: 401 where a session ended, anything else where it goes on. */
export function sessionTold(status: number): void {
  const now = status === 401
  if (now === signedOut) return
  signedOut = now
  for (const listener of listeners) listener()
}

/** Told whether the session that the browser has is somebody else's than the page's. */
export function sessionIsAnothers(now: boolean): void {
  if (now === takenOver) return
  takenOver = now
  for (const listener of listeners) listener()
}

/** Where one signs in again and comes back to what one sees. */
export function signInAgain({ pathname, search, hash }: Location): string {
  return `/sign-in?next=${encodeURIComponent(pathname + search + hash)}`
}
