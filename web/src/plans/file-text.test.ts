import { expect, it } from "vitest"
import { textOfFile } from "@/plans/file-text"

const bytes = (...each: number[]) => new Uint8Array(each)

it("reads UTF-8, with a mark before it or without", () => {
  expect(textOfFile(new TextEncoder().encode("Prüfung,5d"))).toBe("Prüfung,5d")
  expect(textOfFile(bytes(0xef, 0xbb, 0xbf, 0x41))).toBe("A")
})

it("reads what spreadsheets on Windows write", () => {
  expect(textOfFile(bytes(0x50, 0x72, 0xfc, 0x66))).toBe("Prüf")
  expect(textOfFile(bytes(0xff, 0xfe, 0x41, 0x00, 0xfc, 0x00))).toBe("Aü")
  expect(textOfFile(bytes(0xfe, 0xff, 0x00, 0x41, 0x00, 0xfc))).toBe("Aü")
})

it("finds no text in a workbook or a picture", () => {
  expect(textOfFile(bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x08, 0xff))).toBeUndefined()
})

it("reads half of a character as a sign that can be sent", () => {
  expect(textOfFile(bytes(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8))).toBe("A\ufffd")
})
