import { describe, expect, it } from "vitest"
import { markupOf } from "@/plans/markup"

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

describe("a text in markup", () => {
  it.each([
    [`${XML}<Project xmlns="http://schemas.microsoft.com/project">\n<Name>Beta</Name></Project>`, "project"],
    [`\ufeff${XML}<!-- kept -->\n<p:Project xmlns:p='http://schemas.microsoft.com/project/2007'/>`, "project"],
    [`${XML}<plan><task name="API"/></plan>`, "xml"],
    ["<tasks>\n<task>API</task></tasks>", "xml"],
    ["<!-- kept --><p:task>API</p:task>", "xml"],
    [`${XML}<tasks><p>API</p></tasks>`, "xml"],
    ["<!DOCTYPE html>\n<title>Plan</title>", "html"],
    [`${XML}<html xmlns="http://www.w3.org/1999/xhtml"><p>API</p></html>`, "html"],
    ["\n<table><tr><td>API</td></tr></table>", "html"],
  ])("%j is known by its beginning", (text, markup) => expect(markupOf(text)).toBe(markup))

  it.each([
    "",
    "Beta by 29 Jan: API 5-10d",
    "<team> sync by 29 Jan",
    "< 5 days: API",
    "<!-- of spring -->\nBeta by 29 Jan<br/>",
    "Beta by 29 Jan: API 5d <br/>",
    '{"plan": "<p>A</p>"}',
    "Task\tNotes\nAPI\t<b>soon</b>",
  ])("%j is none", (text) => expect(markupOf(text)).toBeUndefined())
})
