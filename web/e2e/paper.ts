/** Printing: what stands on paper, and on how many pages. */

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"

/** Where printed pages are kept to be looked at, if anywhere. */
const KEPT = process.env.MILEPOST_PAPER

type Printed = {
  readonly pages: number
  readonly words: string
  /** The colour of its words. */
  readonly ink: string
}

/** Prints what the page shows, as its menu would. */
export async function print(page: Page, name: string): Promise<Printed> {
  await page.evaluate(() => {
    const note = () => {
      document.body.dataset.printed = document.body.innerText
      document.body.dataset.ink = getComputedStyle(document.body).color
    }
    window.addEventListener("beforeprint", note, { once: true })
  })
  await page.emulateMedia({ media: "print" })
  const file = await page.pdf({ preferCSSPageSize: true, format: "A4" })
  await page.emulateMedia({ media: null })
  if (KEPT) writeFileSync(join(KEPT, `${name}.pdf`), file)
  const { printed = "", ink = "" } = await page.evaluate(() => ({ ...document.body.dataset }))
  return { words: printed, ink, pages: file.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0 }
}
