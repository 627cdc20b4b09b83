export type Markup = "project" | "html" | "xml"

const BEGINS = /^\ufeff?\s*(?:<!--[\s\S]*?-->\s*)*<(?:\?xml\b|!doctype\b|[a-z][\w:.-]*(?:\s[^<>]*)?\/?>)/i
const ENDS = /<\/[a-z]|\/>/i
const PROJECT = /<(?:\w+:)?Project\b[^<>]*schemas\.microsoft\.com\/project/i
const HTML = /^\ufeff?\s*<(?:!doctype\s+html|head|body|meta|table|div|span|p|ul|ol)[\s>]|<html[\s>]/i
/** What a text in markup is shows near its beginning. */
const HEAD = 4000

/** As what a text in markup is written, which cannot be read as a plan; undefined for all other text. */
export function markupOf(text: string): Markup | undefined {
  if (!BEGINS.test(text) || !ENDS.test(text)) return undefined
  const head = text.slice(0, HEAD)
  if (PROJECT.test(head)) return "project"
  return HTML.test(head) ? "html" : "xml"
}
