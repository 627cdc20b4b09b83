/** Where the words of a milestone stand: under it, behind it, or behind it where nothing else stands. */
export type LabelPlace = "below" | "beside" | "free"

/** How much is said of each milestone; sizes in pixels. */
export type Detail = {
  readonly name: "full" | "regular" | "compact" | "dots"
  /** How high the hill is at its top; 0 for none. */
  readonly hill: number
  readonly stone: number
  /** How high a flag's pole is, and how wide its cloth. */
  readonly pole: number
  readonly cloth: number
  readonly font: number
  readonly nameWidth: number
  readonly label: LabelPlace
  /** Whether the honest date stands under the name. */
  readonly dated: boolean
  readonly linked: boolean
  /** From one base line to the next. */
  readonly row: number
  readonly laneAir: number
  /** How high the words of a lane are. */
  readonly laneWords: number
  /** So many times the height of the window this level may fill before the next one is used. */
  readonly patience: number
}

export const DETAILS: readonly [Detail, Detail, Detail, Detail] = [
  {
    name: "full",
    hill: 34,
    stone: 11,
    pole: 42,
    cloth: 11,
    font: 13,
    nameWidth: 260,
    label: "below",
    dated: true,
    linked: true,
    row: 88,
    laneAir: 14,
    laneWords: 92,
    patience: 1.1,
  },
  {
    name: "regular",
    hill: 25,
    stone: 10,
    pole: 31,
    cloth: 10,
    font: 13,
    nameWidth: 230,
    label: "below",
    dated: false,
    linked: true,
    row: 56,
    laneAir: 12,
    laneWords: 84,
    patience: 2,
  },
  {
    name: "compact",
    hill: 15,
    stone: 9,
    pole: 20,
    cloth: 8,
    font: 12,
    nameWidth: 200,
    label: "beside",
    dated: false,
    linked: true,
    row: 28,
    laneAir: 8,
    laneWords: 44,
    patience: 4,
  },
  {
    name: "dots",
    hill: 0,
    stone: 7,
    pole: 12,
    cloth: 6,
    font: 11,
    nameWidth: 160,
    label: "free",
    dated: false,
    linked: false,
    row: 17,
    laneAir: 5,
    laneWords: 22,
    patience: Number.POSITIVE_INFINITY,
  },
]

const [FULL, REGULAR, COMPACT, DOTS] = DETAILS

/** On a phone one scrolls down by nature, and words behind the signs would lie on them. */
export const NARROW_DETAILS: readonly Detail[] = [
  FULL,
  { ...REGULAR, patience: 6 },
  { ...COMPACT, label: "below", row: 42, patience: 12 },
  DOTS,
]

/** With no more air than its words need, before hills become small. */
export const CLOSER: Detail = { ...REGULAR, row: 51, laneAir: 8 }
/** Nothing on paper can be pointed at: what stands closest still has its name, behind its signs. */
export const NAMED_DOTS: Detail = { ...DOTS, label: "beside" }
/** With less and less air. */
export const CLOSE_DOTS: readonly Detail[] = [16, 15, 14].map((row) => ({ ...NAMED_DOTS, row, laneAir: 3 }))
/** As close as rows of stones can stand and be read. */
export const SMALLEST: Detail = { ...DOTS, stone: 6, pole: 9, cloth: 5, row: 12 }
/** Stones without hills and bands, the largest first. */
export const STRIPS: readonly Detail[] = [
  { ...DOTS, stone: 9, pole: 16, cloth: 7, font: 12.5, row: 21 },
  { ...DOTS, stone: 8, pole: 13, cloth: 6, font: 12, row: 17 },
  { ...DOTS, stone: 7, pole: 11, cloth: 6, font: 11.5, row: 14 },
  SMALLEST,
]

/** From the top of a row to its base line. */
export function headOf(detail: Detail): number {
  return detail.pole + 2
}
