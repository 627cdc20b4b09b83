/** Whether something is done within so many milliseconds; it goes on in either case. */
export function inTime(milliseconds: number, awaited: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds))
  return Promise.race([awaited.then(() => true as const), late])
}
