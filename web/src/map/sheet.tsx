import { AXIS_HEIGHT, Axis } from "@/drawing/axis"
import { dayWords } from "@/drawing/time"
import { LINE, MARGIN, NOTE, notesHeight, type Plot, TITLE } from "@/map/plot"
import { sentenceOf } from "@/map/sentence"
import { FullLanes } from "@/map/sheet-full"
import { Foot, Phases } from "@/map/sheet-parts"
import { StripLanes } from "@/map/sheet-strips"
import { say } from "@/words/words"

/** The map as one drawing that stands alone: for a file, and for paper. */
export function Sheet({ plot }: { plot: Plot }) {
  const { picture, paper, right, scale, lanes, sentence, notes, head, height } = plot
  const { width } = paper
  const marks = picture.lanes.flatMap((lane) => lane.marks)
  const words = TITLE + sentence.length * LINE
  const long = lengthOf(lanes)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="'Inter Variable', Inter, system-ui, sans-serif"
      role="img"
    >
      <title>{say("map.drawing", { plan: picture.title })}</title>
      <desc>{marks.map(sentenceOf).join("; ")}</desc>
      <rect width={width} height={height} fill="var(--ground)" />
      <text x={MARGIN} y={40} fontSize={15} fontWeight={650} fill="var(--ink)">
        {picture.title}
      </text>
      <text x={right} y={40} fontSize={12.5} textAnchor="end" fill="var(--second)">
        {say("paper.asOf", { day: dayWords(picture.today, "weekday"), number: picture.number })}
      </text>
      {sentence.map((line, at) => (
        <text key={line} x={MARGIN} y={TITLE + 12 + at * LINE} fontSize={18} fontWeight={600} fill="var(--ink)">
          {line}
        </text>
      ))}
      {notes.map((note, at) => (
        <text key={note} x={MARGIN} y={words + 12 + at * NOTE} fontSize={12.5} fill="var(--second)">
          {note}
        </text>
      ))}
      <Phases plot={plot} top={words + notesHeight(notes)} />
      <Axis scale={scale} top={head - AXIS_HEIGHT} bottom={head + long} today={picture.today} />
      <clipPath id="paper">
        <rect x={MARGIN} y={head - 1} width={right - MARGIN} height={long + 2} />
      </clipPath>
      <g clipPath="url(#paper)">
        <g transform={`translate(0 ${head})`}>
          {lanes.form === "full" ? (
            <FullLanes layout={lanes.layout} plot={plot} />
          ) : (
            <StripLanes strips={lanes.strips} plot={plot} />
          )}
          <path d={`M${MARGIN},${long}H${right}`} stroke="var(--line)" />
        </g>
      </g>
      <Foot plot={plot} top={head + long + 18} />
    </svg>
  )
}

function lengthOf(lanes: Plot["lanes"]): number {
  if (lanes.form === "full") return lanes.layout.height
  return lanes.strips.strips.reduce((sum, { height }) => sum + height, 0)
}
