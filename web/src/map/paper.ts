import { PALETTE } from "@/app/theme"
import { DETAILS, type Detail } from "@/map/detail"

/** Paper is light, whatever the screen is. */
export const PAPER = { ...PALETTE.light, ground: "#ffffff", ochre: "#b7791f" } as const

/**
 * A way to set a map out: how much is said, how wide the drawing is, and how many times the room of a page the lanes may
 * fill for it to be the one.
 */
export type Level = { readonly detail: Detail; readonly width: number; readonly most: number }

/** The ways to set a map out, the most spacious first, and the room that a page of some width leaves to lanes. */
export type Format = {
  readonly levels: readonly Level[]
  readonly room: (width: number, around: number) => number
  /** Whether what is higher than the room goes on on a further page. */
  readonly paged: boolean
}

const [FULL, REGULAR, COMPACT, DOTS] = DETAILS
/** With no more air than its words need, before hills become small. */
const CLOSER: Detail = { ...REGULAR, row: 51, laneAir: 8 }
/** Nothing on paper can be pointed at: what stands closest still has its name, behind its signs. */
const NAMED_DOTS: Detail = { ...DOTS, label: "beside" }
/** As close as lanes can stand and still be told apart. */
const LINES: Detail = { ...DOTS, stone: 6, pole: 9, cloth: 5, font: 10, row: 12, laneAir: 2, laneWords: 12 }

/** A file, which is looked at on a screen: one page, however high. */
export const FILE: Format = {
  levels: [
    { detail: FULL, width: 1440, most: 1.1 },
    { detail: REGULAR, width: 1440, most: 2 },
    { detail: COMPACT, width: 1440, most: 4 },
    { detail: NAMED_DOTS, width: 1920, most: Number.POSITIVE_INFINITY },
  ],
  room: () => 900,
  paged: false,
}

/** The sides of what is printed on A4 lying on its side; US letter has more room below. */
const SHAPE = 281 / 194
/** Its words are printed 7 points high and more; where much is to stand on one page 5, 4 and, at last, 3. */
const [LARGE, SMALL, SMALLER, SMALLEST, TINY] = [1200, 1440, 1920, 2400, 2880]

/** Paper lying on its side: one page, on which what has no room for its name stands without it; several past that. */
export const PRINT: Format = {
  levels: [
    { detail: FULL, width: LARGE, most: 1 },
    { detail: REGULAR, width: LARGE, most: 1 },
    { detail: CLOSER, width: LARGE, most: 1 },
    { detail: CLOSER, width: SMALL, most: 1 },
    { detail: COMPACT, width: LARGE, most: 1 },
    { detail: COMPACT, width: SMALL, most: 1 },
    { detail: COMPACT, width: SMALLER, most: 1 },
    { detail: DOTS, width: SMALLER, most: 1 },
    { detail: DOTS, width: SMALLEST, most: 1 },
    ...[SMALLER, 2160, SMALLEST, 2640, TINY].map((width) => ({ detail: LINES, width, most: 1 })),
    { detail: NAMED_DOTS, width: LARGE, most: Number.POSITIVE_INFINITY },
  ],
  room: (width, around) => Math.floor(width / SHAPE) - around,
  paged: true,
}
