import {
  beginnings,
  type Heading,
  headHeight,
  headRows,
  type Row,
  saidIn,
  todaySpan,
  todayTop,
  type View,
} from "@/map/head-rows"
import type { Look } from "@/map/tiles/look"

const COLOURS = { phase: "second", major: "ink", minor: "second" } as const
const FONTS = { phase: "400 11.5px", major: "600 12px", minor: "400 12px" } as const

/** Paints the head on a canvas as it is drawn in the page: what lies in a view, from its left edge on. */
export function paintHead(pen: CanvasRenderingContext2D, view: View, heading: Heading, look: Look): void {
  const { colours, family, ratio } = look
  const height = headHeight(heading.phases)
  const tone = (name: string) => colours[name] ?? ""
  pen.setTransform(ratio, 0, 0, ratio, -view.left * ratio, 0)
  pen.clearRect(view.left, 0, view.right - view.left, height)
  for (const row of headRows(view, heading)) {
    if (row.kind === "phase") paintBars(pen, row, tone("lane"))
    else paintLines(pen, row, tone("line"))
    pen.fillStyle = tone(COLOURS[row.kind])
    pen.font = `${FONTS[row.kind]} ${family}`
    for (const { x, y, words } of saidIn(row, view.from)) pen.fillText(words, x, y)
  }
  paintToday(pen, view, heading, look)
}

function paintBars(pen: CanvasRenderingContext2D, { top, cells }: Row, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  for (const { left, width } of cells) pen.roundRect(left, top, width, 18, 4)
  pen.fill()
}

function paintLines(pen: CanvasRenderingContext2D, row: Row, colour: string): void {
  pen.strokeStyle = colour
  pen.stroke(new Path2D(beginnings(row)))
}

function paintToday(pen: CanvasRenderingContext2D, { scale }: View, heading: Heading, { colours, family }: Look): void {
  const { left, right } = todaySpan(heading, scale)
  const top = todayTop(headHeight(heading.phases))
  pen.fillStyle = colours.accent ?? ""
  pen.beginPath()
  pen.roundRect(left, top, right - left, 18, 9)
  pen.fill()
  pen.fillStyle = colours.panel ?? ""
  pen.font = `600 11.5px ${family}`
  pen.textAlign = "center"
  pen.fillText(heading.todayName, (left + right) / 2, top + 13)
  pen.textAlign = "start"
}
