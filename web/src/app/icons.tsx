import type { ReactNode } from "react"
import type { Reference } from "@/entity/kinds"
import type { PlanView } from "@/plan/views"

/** Small line drawings, 16 by 16, in the colour of the text. */
function Icon({ children, size = 16, stroke = 1.4 }: { children: ReactNode; size?: number; stroke?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

const one =
  (path: string, stroke = 1.4) =>
  () => (
    <Icon stroke={stroke}>
      <path d={path} />
    </Icon>
  )

export const CloseIcon = one("M4.5 4.5l7 7M11.5 4.5l-7 7")
export const ArrowIcon = one("M5 11l6-6M6 5h5v5")
export const CalendarIcon = one("M3 4.5h10v8.5H3zM3 7h10M5.5 3v2.5M10.5 3v2.5")
export const DotsIcon = one("M3 8h.01M8 8h.01M13 8h.01", 2.6)
export const UndoIcon = one("M6 4L3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H7")
export const RedoIcon = one("M10 4l3 3-3 3M13 7H6.5a3.5 3.5 0 0 0 0 7H9")
export const SearchIcon = one("M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14")
export const ChevronIcon = one("M6 4l4 4-4 4")
export const ClockIcon = one("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.3l2 1.4")
export const PlusIcon = one("M8 3.5v9M3.5 8h9")
export const MinusIcon = one("M3.5 8h9")
export const TickIcon = one("M3.5 8.5l3 3 6-7")
export const BookmarkIcon = one("M4.5 2.5h7v11L8 10.8l-3.5 2.7z")
export const HomeIcon = one("M2.5 7.5L8 3l5.5 4.5M4 6.5V13h8V6.5M6.5 13V9.5h3V13")
export const MoonIcon = one("M13 9.5A5.5 5.5 0 1 1 6.5 3a4.3 4.3 0 0 0 6.5 6.5z")
export const LinkIcon = one(
  "M7 9a2.5 2.5 0 0 0 3.7.2l2-2a2.5 2.5 0 0 0-3.5-3.5l-1 1M9 7a2.5 2.5 0 0 0-3.7-.2l-2 2a2.5 2.5 0 0 0 3.5 3.5l1-1",
)
export const KeyboardIcon = one("M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M12 7h.01M5.5 9.5h5")
export const LeaveIcon = one("M9.5 3H3v10h6.5M7 8h7M11.5 5.5L14 8l-2.5 2.5")
export const ExportIcon = one("M8 2.5v7M5 7l3 3 3-3M3 12v1.5h10V12")
export const FoldIcon = one("M3 4h10M6 8h7M6 12h7")

const VIEWS: Record<PlanView, string> = {
  map: "M3.5 13.5V3M3.5 3.5h6l-1.5 2 1.5 2h-6M11 13.5v-2.5a1.5 1.5 0 0 1 3 0v2.5",
  objectives: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  forecast: "M1.5 13h13M2 12.5c3.5 0 3.5-8.5 6-8.5s2.5 8.5 6 8.5",
  outline: "M2.5 4h.01M5.5 4h8M5 8h.01M8 8h5.5M5 12h.01M8 12h5.5",
  history: "M3 8a5 5 0 1 0 1.5-3.5L3 6M3 3v3h3M8 5.5V8l2 1.5",
}

/** Which view of a plan it is. */
export function ViewIcon({ view }: { view: PlanView }) {
  return (
    <Icon>
      <path d={VIEWS[view]} />
    </Icon>
  )
}

const KINDS: Record<Reference["kind"], string> = {
  plan: "M3 13V3h10v10zM3 6h10M6 6v7",
  objective: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  key_result: "M3 13V8.5M8 13V3M13 13V6",
  initiative: "M2.5 4.5h4l1.3 1.5h5.7v7h-11z",
  milestone: "M5 14V7a3 3 0 0 1 6 0v7M3.5 14h9",
  task: "M2.5 6h11v4h-11z",
  risk: "M8 2.5L14 13H2zM8 6.5v3M8 11.3v.01",
  phase: "M2.5 4v8M13.5 4v8M2.5 8h11",
  person: "M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5c.5-2.6 2.4-4 5-4s4.500 1.400 5 4",
  stakeholder:
    "M2 8s2.200-4 6-4 6 4 6 4-2.200 4-6 4-6-4-6-4zM8 9.600a1.600 1.600 0 1 0 0-3.200 1.600 1.600 0 0 0 0 3.200z",
  resource:
    "M6 7.500a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM2 13c.3-2.300 1.900-3.500 4-3.500S9.700 10.700 10 13M10.500 7.500a2 2 0 1 0-.8-3.800M11.500 9.700c1.500.3 2.300 1.400 2.500 3.300",
  calendar: "M3 4.500h10v8.500H3zM3 7h10M5.500 3v2.500M10.500 3v2.500",
  correlation: "M5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM11 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  baseline: "M3 5h10M3 8h7M3 11h9",
  custom_field: "M3 4h10v8H3zM6 4v8",
}

/** What kind of thing it is. */
export function KindIcon({ kind, size = 14 }: { kind: Reference["kind"]; size?: number }) {
  return (
    <Icon size={size}>
      <path d={KINDS[kind]} />
    </Icon>
  )
}
