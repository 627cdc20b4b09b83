/**
 * Fractional keys, as the server gives them: texts whose order is the order of things, with room between any two. A key
 * is read as the digits after a point, in base 62; none ends in 0.
 */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const BASE = DIGITS.length

/** A key after `before` and before `after`; undefined stands for the open end. */
export function keyBetween(before: string | undefined, after: string | undefined): string {
  if (before && after === undefined) return next(before)
  if (after !== undefined && !before) return previous(after)
  return middle(before ?? "", after)
}

function next(key: string): string {
  const number = numberOf(key) + 1n
  const counted = number % BigInt(BASE) === 0n ? number + 1n : number
  if (counted < BigInt(BASE) ** BigInt(key.length)) return digits(counted, key.length)
  return key + "1".padStart(key.length, "0")
}

function previous(key: string): string {
  const number = numberOf(key) - 1n
  const counted = number % BigInt(BASE) === 0n ? number - 1n : number
  if (counted > 0n) return digits(counted, key.length)
  return "0".repeat(key.length) + "z".repeat(key.length)
}

function middle(low: string, high: string | undefined): string {
  let end = high
  let prefix = ""
  for (;;) {
    const place = prefix.length
    const first = place < low.length ? DIGITS.indexOf(low.charAt(place)) : 0
    const last = end !== undefined && place < end.length ? DIGITS.indexOf(end.charAt(place)) : BASE
    if (last - first > 1) return prefix + DIGITS.charAt(Math.floor((first + last) / 2))
    prefix += DIGITS.charAt(first)
    if (last > first) end = undefined
  }
}

function numberOf(key: string): bigint {
  return [...key].reduce((number, character) => number * BigInt(BASE) + BigInt(DIGITS.indexOf(character)), 0n)
}

function digits(number: bigint, width: number): string {
  let rest = number
  let text = ""
  for (let place = 0; place < width; place += 1) {
    text = DIGITS.charAt(Number(rest % BigInt(BASE))) + text
    rest /= BigInt(BASE)
  }
  return text
}
