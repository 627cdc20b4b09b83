/** Printing: what stands on paper, and on how many pages. */

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"

/** Where printed pages are kept to be looked at, if anywhere. */
const KEPT = process.env.MILEPOST_PAPER

type Printed = { readonly pages: number; readonly words: string }

/** Prints what the page shows, as its menu would. */
export async function print(page: Page, name: string): Promise<Printed> {
  await page.evaluate(() => {
    const note = () => {
      document.body.dataset.printed = document.body.innerText
    }
    window.addEventListener("beforeprint", note, { once: true })
  })
  await page.emulateMedia({ media: "print" })
  const file = await page.pdf({ preferCSSPageSize: true, format: "A4" })
  await page.emulateMedia({ media: null })
  if (KEPT) writeFileSync(join(KEPT, `${name}.pdf`), file)
  const words = await page.evaluate(() => document.body.dataset.printed ?? "")
  return { pages: file.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, words }
}
