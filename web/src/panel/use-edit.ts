import { useCallback, useMemo } from "react"
import { startOf } from "@/drawing/time"
import { textOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { type Refusal, refusalOf, withNames } from "@/panel/refusal"
import { useMayEdit, useOpenPlan, usePlan } from "@/plan/plan-context"
import type { Change } from "@/replica/change"
import type { Fields } from "@/replica/effect"

export type Edit = {
  /** Whether I may change anything here. */
  readonly may: boolean
  /** One change of the entity's fields; what was refused of them before is let go. `also` comes first. */
  readonly set: (fields: Fields, also?: readonly Change[]) => void
  readonly refusal: (field: string) => Refusal | undefined
  /** Let go of what was refused of a field. */
  readonly giveBack: (field: string) => void
}

/** How the fields of an entity are edited. */
export function useEdit({ kind, id }: Reference): Edit {
  const open = useOpenPlan()
  const may = useMayEdit()
  const { refused, plan } = usePlan()
  const refusal = useCallback(
    (field: string) => {
      const found = refusalOf(refused, { kind, id }, field)
      return found && { ...found, message: withNames(plan, found.message) }
    },
    [refused, plan, kind, id],
  )
  const giveBack = useCallback(
    (field: string) => {
      const found = refusal(field)
      if (found) open.replica.discard(found.key)
    },
    [open, refusal],
  )
  const set = useCallback(
    (fields: Fields, also: readonly Change[] = []) => {
      for (const field of Object.keys(fields)) giveBack(field)
      open.change([...also, { op: "set", kind, id, fields }])
    },
    [open, giveBack, kind, id],
  )
  return useMemo(() => ({ may, set, refusal, giveBack }), [may, set, refusal, giveBack])
}

/** What counts as today in the plan: its status date. */
export function useToday(): number {
  const { settings } = usePlan().plan
  return startOf((textOf(settings, "status_date") ?? textOf(settings, "start") ?? "").slice(0, 10))
}
