import { expect, it } from "vitest"
import { ago } from "@/rooms/ago"

const NOW = Date.UTC(2026, 10, 23, 12)
const before = (seconds: number) => ago(NOW - seconds * 1000, NOW, "en")

it("tells the past in its largest unit", () => {
  expect(before(0)).toBe("just now")
  expect(before(59)).toBe("just now")
  expect(before(60)).toBe("1 minute ago")
  expect(before(2 * 3600 + 100)).toBe("2 hours ago")
  expect(before(86_400)).toBe("yesterday")
  expect(before(3 * 86_400)).toBe("3 days ago")
  expect(before(8 * 86_400)).toBe("last week")
  expect(before(400 * 86_400)).toBe("last year")
})

it("tells what is to come", () => {
  expect(before(-3 * 86_400)).toBe("in 3 days")
})
