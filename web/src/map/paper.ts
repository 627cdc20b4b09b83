import { PALETTE } from "@/app/theme"
import { CLOSE_DOTS, CLOSER, DETAILS, type Detail, NAMED_DOTS } from "@/map/detail"

/** Paper is light, whatever the screen is. */
export const PAPER = { ...PALETTE.light, ground: "#ffffff", ochre: "#b7791f" } as const

/** A piece of paper in pixels; `height` is the most that may stand on it. */
export type Paper = { readonly width: number; readonly height: number; readonly upright: boolean }

/** A way to set a map out in full: how much is said of each milestone, on what paper. */
export type Level = { readonly detail: Detail; readonly paper: Paper }

const [FULL, REGULAR, COMPACT] = DETAILS

const file = (width: number, height: number): Paper => ({ width, height, upright: false })

/** A file, which is looked at on a screen: the most spacious way of these that is not too high, the last one however high. */
export const FILE_LEVELS: readonly Level[] = [
  { detail: FULL, paper: file(1440, 1200) },
  { detail: REGULAR, paper: file(1440, 2000) },
  { detail: COMPACT, paper: file(1440, 3800) },
  { detail: NAMED_DOTS, paper: file(1920, Number.POSITIVE_INFINITY) },
]

/**
 * What is printed fits on A4 and on US letter, with margins of 8 mm: on its side it is as wide as letter and as high as A4,
 * upright it is as wide as A4 and as high as letter. So the smallest words, 11 pixels, are 6 points high on either.
 */
const SIDE = 194 / 281
const UPRIGHT_SIDE = 263 / 194

function lying(width: number): Paper {
  return { width, height: Math.floor(width * SIDE), upright: false }
}

const LARGE = lying(1200)
export const LYING = lying(1360)
export const UPRIGHT: Paper = { width: 1000, height: Math.floor(1000 * UPRIGHT_SIDE), upright: true }

/** What is printed stands on one page: the most spacious way of these that has room, else as strips. */
export const PRINT_LEVELS: readonly Level[] = [
  { detail: FULL, paper: LARGE },
  { detail: REGULAR, paper: LARGE },
  { detail: CLOSER, paper: LARGE },
  { detail: CLOSER, paper: LYING },
  { detail: COMPACT, paper: LARGE },
  { detail: COMPACT, paper: LYING },
  { detail: NAMED_DOTS, paper: LYING },
  ...CLOSE_DOTS.map((detail) => ({ detail, paper: LYING })),
]
