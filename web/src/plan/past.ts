import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { readSnapshotAt } from "@/api/calls"
import type { View } from "@/replica/replica"
import { fromSnapshot, type Snapshot } from "@/replica/state"

/** The plan as it was at a revision; `view` is missing until it has come. */
export type Past = { readonly number: number; readonly view: View | undefined; readonly error: Error | null }

/** The past of a plan at revision `at`; undefined for the present. While the slider moves on, the last one stays. */
export function usePast(id: string, at: number | undefined): Past | undefined {
  const { data, error } = useQuery({
    queryKey: ["plan", id, "at", at, "snapshot"],
    queryFn: ({ signal }) => readSnapshotAt(id, at ?? 0, signal),
    enabled: at !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    select: viewOf,
  })
  return useMemo(
    () => (at === undefined ? undefined : { number: at, view: error ? undefined : data, error }),
    [at, data, error],
  )
}

/** A past state as the screens read it: nothing of mine is under way in it. */
function viewOf(snapshot: Snapshot): View {
  return { plan: fromSnapshot(snapshot), number: snapshot.number, sending: 0, refused: [], own: [] }
}
