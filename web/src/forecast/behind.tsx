import type { ReactNode } from "react"
import classes from "@/forecast/forecast.module.css"
import { say } from "@/words/words"

type Props = { label: string; columns: readonly string[]; rows: readonly (readonly ReactNode[])[] }

/** The table behind a drawing: closed until somebody wants it. */
export function Behind({ label, columns, rows }: Props) {
  return (
    <details className={classes.behind}>
      <summary>{say("forecast.asTable")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={classes.behindScroll} tabIndex={0} aria-label={label}>
        <table>
          <caption className={classes.unseen}>{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={String(cells[0])}>
                {cells.map((cell, place) => (
                  <td key={columns[place]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
