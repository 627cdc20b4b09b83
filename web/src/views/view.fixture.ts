import type { SavedView } from "@/views/calls"

/** A saved view of somebody's. */
export function saved(with_: Partial<SavedView>): SavedView {
  return {
    id: "5d8k2n7w4q9c1x6r",
    name: "Winter",
    view: "map",
    search: {},
    shared: true,
    opens: false,
    made_by: { id: "5f0c9a3e-2f58-4f0b-9d0e-0f6f4c1b2a77", name: "Ada" },
    may_change: true,
    created_at: "2026-11-23T09:30:00Z",
    changed_at: "2026-11-23T09:30:00Z",
    ...with_,
  }
}
