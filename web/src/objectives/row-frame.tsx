import { UnstyledButton } from "@mantine/core"
import type { ReactNode } from "react"
import type { Reference } from "@/entity/kinds"
import { useGrid } from "@/objectives/grid-context"
import classes from "@/objectives/objectives.module.css"
import type { Row } from "@/objectives/tree"
import { useSelect, useSelection } from "@/plan/selection"
import { say } from "@/words/words"

type Props = {
  row: Row
  title: string
  /** What the line is about; pressing its name selects it. */
  reference?: Reference
  /** Under the name. */
  below?: ReactNode
  progress?: ReactNode
  course?: ReactNode
  chance?: ReactNode
  served?: ReactNode
  actions?: ReactNode
  /** What is written in place, over the whole width. */
  form?: ReactNode
}

/** A line of the tree grid: its place in the tree, its name, and a cell for each column. */
export function RowFrame({ row, title, reference, below, form, ...cells }: Props) {
  const { node, level, place, siblings, open } = row
  const { active, activate } = useGrid()
  const selected = useSelection()
  const isActive = active === node.key
  const isSelected = reference !== undefined && selected?.kind === reference.kind && selected.id === reference.id
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tree grid has no element of its own
    <div
      role="row"
      className={classes.row}
      data-row={node.key}
      data-type={node.type}
      data-selected={isSelected || undefined}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={node.children.length > 0 ? open : undefined}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => activate(node.key)}
    >
      <Cell className={classes.name} indent={level - 1}>
        <Turner row={row} title={title} />
        <div className={classes.title}>
          <Name title={title} reference={reference} reachable={isActive} />
          {below && <div className={classes.below}>{below}</div>}
        </div>
      </Cell>
      <Cell className={classes.progress}>{cells.progress}</Cell>
      <Cell className={classes.course}>{cells.course}</Cell>
      <Cell className={classes.chance}>{cells.chance}</Cell>
      <Cell className={classes.served}>{cells.served}</Cell>
      <Cell className={classes.actions}>{cells.actions}</Cell>
      {form && <Cell className={classes.form}>{form}</Cell>}
    </div>
  )
}

function Cell({
  className,
  indent,
  children,
}: {
  className?: string | undefined
  indent?: number
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tree grid has no element of its own
    // biome-ignore lint/a11y/useFocusableInteractive: its rows take the focus
    <div
      role="gridcell"
      className={className}
      style={indent ? { paddingInlineStart: `calc(${indent} * var(--indent))` } : undefined}
    >
      {children}
    </div>
  )
}

function Turner({ row: { node, open }, title }: { row: Row; title: string }) {
  const { turn } = useGrid()
  if (node.children.length === 0) return <span className={classes.turner} />
  return (
    <UnstyledButton
      className={classes.turner}
      data-open={open}
      tabIndex={-1}
      aria-label={say("objectives.turn", { open: String(open), name: title })}
      onClick={() => turn(node.key)}
    >
      <svg className={classes.chevron} width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
        <path
          d="M3.2,1.5L7,5L3.2,8.5"
          fill="none"
          stroke="currentColor"
          strokeWidth={1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </UnstyledButton>
  )
}

function Name({
  title,
  reference,
  reachable,
}: {
  title: string
  reference: Reference | undefined
  reachable: boolean
}) {
  const select = useSelect()
  if (!reference) return <span className={classes.group}>{title}</span>
  return (
    <UnstyledButton className={classes.named} tabIndex={reachable ? 0 : -1} onClick={() => select(reference)}>
      {title}
    </UnstyledButton>
  )
}
