import { CalendarIcon, ExportIcon, MinusIcon, PlusIcon, ViewIcon } from "@/app/icons"
import { type AskIn, chordsOf } from "@/app/keys/table"
import type { Headline } from "@/map/attention"
import { saveMap } from "@/map/export"
import type { Picture } from "@/map/picture"
import type { Controls } from "@/map/use-viewport"
import type { Command } from "@/palette/command"
import { useCommands } from "@/palette/palette-context"
import { type Key, say } from "@/words/words"

type Given = {
  picture: Picture
  headline: Headline
  controls: Controls | undefined
  asTable: boolean
  onTable: (shown: boolean) => void
}

const STEP = 1.5

/** What can be done with the map, for the palette. */
export function useMapCommands({ picture, headline, controls, asTable, onTable }: Given): void {
  const looking: Command[] = controls
    ? [
        { ...deed("today", "map.goToToday"), icon: <CalendarIcon />, run: () => controls.reveal(picture.today) },
        { ...keyed("closer", "map.zoomCloser"), icon: <PlusIcon />, run: () => controls.zoomBy(STEP) },
        { ...keyed("further", "map.zoomAway"), icon: <MinusIcon />, run: () => controls.zoomBy(1 / STEP) },
        { ...keyed("whole", "map.showWhole"), icon: <ViewIcon view="map" />, run: controls.showAll },
      ]
    : []
  const drawn = say(asTable ? "map.showDrawing" : "map.showTable")
  const showing: Command[] = [
    { ...deed("table", "map.showTable"), title: drawn, icon: <ViewIcon view="map" />, run: () => onTable(!asTable) },
    { ...saving("svg", "map.saveSvg"), run: () => void saveMap(picture, headline, "svg") },
    { ...saving("png", "map.savePng"), run: () => void saveMap(picture, headline, "png") },
    { ...saving("pdf", "map.asPdf"), run: () => window.print() },
  ]
  useCommands("view", [...looking, ...(picture.lanes.length > 0 ? showing : [])])
}

function deed(id: string, title: Key) {
  return { id: `map:${id}`, group: "do", title: say(title) } as const
}

function keyed(ask: AskIn<"map">, title: Key) {
  return { ...deed(ask, title), chords: chordsOf("map", ask) } as const
}

function saving(form: string, title: Key) {
  return { ...deed(form, title), icon: <ExportIcon />, also: say("map.saveAlso") } as const
}
