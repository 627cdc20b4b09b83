import { ActionIcon, Button, Menu } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { singleKeysObeyed } from "@/app/keys/single"
import { dayWords } from "@/drawing/time"
import type { Headline } from "@/map/attention"
import type { Shown } from "@/map/board"
import { saveMap } from "@/map/export"
import { LaneSwitch } from "@/map/lane-switch"
import type { LaneKind } from "@/map/lanes"
import { entriesFor, Legend } from "@/map/legend"
import classes from "@/map/map.module.css"
import { MapFind } from "@/map/map-find"
import type { Picture } from "@/map/picture"
import type { LastLook } from "@/map/use-last-look"
import { useMapCommands } from "@/map/use-map-commands"
import { say } from "@/words/words"

type MapBarProps = {
  picture: Picture
  headline: Headline
  kind: LaneKind
  onKind: (kind: LaneKind) => void
  controls: Shown | undefined
  asTable: boolean
  onTable: (shown: boolean) => void
  look: LastLook
}

const STEP = 1.5

/** Under the map: what the signs mean, and how to look at them. */
export function MapBar({ picture, headline, kind, onKind, controls, asTable, onTable, look }: MapBarProps) {
  const narrow = useMediaQuery("(max-width: 760px)") || asTable
  useMapCommands({ picture, headline, controls, asTable, onTable })
  const marks = picture.lanes.flatMap((lane) => lane.marks)
  const isLinked = picture.links.length > 0 && controls?.detail.linked !== false
  return (
    <div className={classes.bar}>
      {!asTable && marks.length > 0 && (
        <Legend className={classes.legend} entries={entriesFor(marks, isLinked, (controls?.detail.hill ?? 1) > 0)} />
      )}
      {look.since && look.ghosts.size > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={look.seen}>
          {say("map.seen", { day: dayWords(local(Date.parse(look.since.at)), "short") })}
        </Button>
      )}
      <div className={classes.controls}>
        <MapFind />
        {narrow && <LaneSwitch kind={kind} onKind={onKind} />}
        {controls && (
          <ActionIcon.Group>
            <ActionIcon
              variant="default"
              size="md"
              onClick={() => controls.zoomBy(1 / STEP)}
              aria-label={say("map.zoomOut")}
            >
              −
            </ActionIcon>
            <Button
              variant="default"
              size="compact-sm"
              h={28}
              onClick={controls.showAll}
              disabled={controls.whole}
              title={say(singleKeysObeyed() ? "map.fitKey" : "map.showWhole")}
            >
              {say("map.fit")}
            </Button>
            <ActionIcon
              variant="default"
              size="md"
              onClick={() => controls.zoomBy(STEP)}
              aria-label={say("map.zoomIn")}
            >
              +
            </ActionIcon>
          </ActionIcon.Group>
        )}
        {marks.length > 0 && (
          <>
            <Button variant="default" size="compact-sm" h={28} aria-pressed={asTable} onClick={() => onTable(!asTable)}>
              {say(asTable ? "map.asDrawing" : "map.asTable")}
            </Button>
            <SaveMenu picture={picture} headline={headline} />
          </>
        )}
      </div>
    </div>
  )
}

/** A moment by this computer's clock as plain minutes of its own day. */
function local(at: number): number {
  return (at - new Date(at).getTimezoneOffset() * 60_000) / 60_000
}

function SaveMenu({ picture, headline }: { picture: Picture; headline: Headline }) {
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" h={28}>
          {say("map.save")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void saveMap(picture, headline, "svg")}>{say("map.asSvg")}</Menu.Item>
        <Menu.Item onClick={() => void saveMap(picture, headline, "png")}>{say("map.asPng")}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{say("map.asPdf")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
