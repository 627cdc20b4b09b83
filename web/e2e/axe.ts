/** What axe finds on a page that keeps somebody out. */

import axe, { type AxeResults } from "axe-core"
import type { Page } from "playwright-core"

/** Beside what axe looks for by itself: that what is to be hit can be (WCAG 2.2). */
const RULES = { "target-size": { enabled: true } }

/** What axe calls serious or critical, with the place and what is wrong there. */
export async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate<AxeResults, typeof RULES>(
    (rules) => (window as unknown as { axe: typeof axe }).axe.run({ rules, resultTypes: ["violations"] }),
    RULES,
  )
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`))
}
