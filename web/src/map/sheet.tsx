import { AXIS_HEIGHT, Axis } from "@/drawing/axis"
import { dayWords } from "@/drawing/time"
import { laneDate } from "@/map/lane-names"
import { pathOf, placedById } from "@/map/link-lines"
import { lanesOn } from "@/map/pages"
import { LINE, MARGIN, type Plot, TITLE } from "@/map/plot"
import { sentenceOf } from "@/map/sentence"
import { Foot, LaneHead, Phases } from "@/map/sheet-parts"
import { Signs } from "@/map/signs"
import { say } from "@/words/words"

/** A page of the map as one drawing that stands alone: for a file, and for paper. */
export function Sheet({ plot, place }: { plot: Plot; place: number }) {
  const { picture, width, right, scale, layout, sentence, head, around, pages } = plot
  const page = pages[place] ?? { top: 0, bottom: layout.height }
  const height = around + page.bottom - page.top
  const bottom = head + page.bottom - page.top
  const lanes = lanesOn(layout, page)
  const placed = lanes.flatMap((lane) => lane.placed.filter(({ base }) => base >= page.top && base < page.bottom))
  const clip = `paper-${place}`
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
      <desc>{placed.map(({ mark }) => sentenceOf(mark)).join("; ")}</desc>
      <rect width={width} height={height} fill="var(--ground)" />
      <text x={MARGIN} y={40} fontSize={15} fontWeight={650} fill="var(--ink)">
        {picture.title}
      </text>
      <text x={right} y={40} fontSize={12.5} textAnchor="end" fill="var(--second)">
        {say("map.asOf", { day: dayWords(picture.today, "weekday"), number: picture.number })}
      </text>
      {sentence.map((line, at) => (
        <text key={line} x={MARGIN} y={TITLE + 12 + at * LINE} fontSize={18} fontWeight={600} fill="var(--ink)">
          {line}
        </text>
      ))}
      <Phases plot={plot} top={TITLE + sentence.length * LINE} />
      <Axis scale={scale} top={head - AXIS_HEIGHT} bottom={bottom} today={picture.today} />
      <clipPath id={clip}>
        <rect x={MARGIN} y={head - 1} width={right - MARGIN} height={bottom - head + 2} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <g transform={`translate(0 ${head - page.top})`}>
          {lanes.map((lane) => (
            <LaneHead key={lane.lane.id} lane={lane} date={laneDate(lane.lane)} plot={plot} page={page} />
          ))}
          <path
            d={layout.detail.linked ? pathOf(picture.links, placedById(layout), scale, undefined) : ""}
            fill="none"
            stroke="var(--third)"
            strokeOpacity={0.5}
          />
          {placed.map(({ mark, base, label, said, shift }) => (
            <g key={mark.id}>
              <title>{sentenceOf(mark)}</title>
              <Signs
                mark={mark}
                base={base}
                label={said ? label : undefined}
                shift={shift}
                detail={layout.detail}
                scale={scale}
              />
            </g>
          ))}
          <path d={`M${MARGIN},${page.bottom}H${right}`} stroke="var(--line)" />
        </g>
      </g>
      <Foot plot={plot} place={place} top={bottom + 18} />
    </svg>
  )
}
