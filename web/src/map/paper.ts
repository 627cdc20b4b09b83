import { PALETTE } from "@/app/theme"
import { DETAILS, type Detail } from "@/map/detail"

/** Paper is light, whatever the screen is. */
export const PAPER = { ...PALETTE.light, ground: "#ffffff", ochre: "#b7791f" } as const

/** A level of detail, and how high the lanes may be for it to be the one. */
export type Level = { readonly detail: Detail; readonly most: number }

/** What a map may be set out on. */
export type Format = {
  readonly width: number
  /** How wide it is where there are very many milestones. */
  readonly wide: number
  readonly levels: readonly Level[]
  /** How high a page is; undefined where all stands on one, however high. */
  readonly page: number | undefined
}

const FILE_HEIGHT = 900

/** A file, which is looked at on a screen. */
export const FILE: Format = {
  width: 1440,
  wide: 1920,
  levels: DETAILS.map((detail) => ({ detail: named(detail), most: FILE_HEIGHT * detail.patience })),
  page: undefined,
}

const SHEET = 1200
/** The sides of what is printed on A4 lying on its side; US letter has more room below. */
const SHAPE = 281 / 194
const PAGE = Math.floor(SHEET / SHAPE)
/** What the words above and below leave to the lanes, usually. */
const LANES = PAGE - 210
const PAGES = [1, 1, 3, Number.POSITIVE_INFINITY]

/** Paper lying on its side: one page where that can be read, else several. */
export const PRINT: Format = {
  width: SHEET,
  wide: SHEET,
  levels: DETAILS.map((detail, place) => ({ detail: named(detail), most: LANES * (PAGES[place] ?? 1) })),
  page: PAGE,
}

/** Nothing on paper can be pointed at: what stands closest still has its name, behind its signs. */
function named(detail: Detail): Detail {
  return detail.label === "free" ? { ...detail, label: "beside" } : detail
}
