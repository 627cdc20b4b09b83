import { afterEach, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { sampleMark } from "@/map/samples"
import { sentenceOf } from "@/map/sentence"
import { presentLocale, setWords } from "@/words/words"

const before = presentLocale()
afterEach(() => setWords({}, before))

it("a sentence that is remembered is said anew in another locale", () => {
  const mark = sampleMark("Beta", { standing: "reached", stone: startOf("2027-01-29") })
  setWords({}, "en-US")
  const american = sentenceOf(mark)
  setWords({}, "en-GB")
  expect(sentenceOf(mark)).not.toBe(american)
  setWords({}, "en-US")
  expect(sentenceOf(mark)).toBe(american)
})
