import { useRouter } from "@tanstack/react-router"
import { Suspense, useMemo } from "react"
import { useAfterPaint } from "@/app/use-after-paint"
import type { PlanView } from "@/plan/views"

/**
 * A view of the plan. The side says at once which it is; to build that of a large plan, and to take away the one before, is
 * too much for the same frame, so that the one before stays until this one is there.
 */
export function ShownView({ view }: { view: PlanView }) {
  const shown = useAfterPaint(view)
  const { routesById } = useRouter()
  const View = shown && routesById[`/plans/$plan/${shown}`].options.component
  // The same element while it is the same view: the one that goes is not drawn anew.
  const drawn = useMemo(() => View && <View />, [View])
  return <Suspense>{drawn}</Suspense>
}
