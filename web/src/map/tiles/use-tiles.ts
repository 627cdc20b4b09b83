import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { type Look, presentLook, watchLook } from "@/map/tiles/look"
import { Painter, type Subject } from "@/map/tiles/painter"
import { type Place, Tiles } from "@/map/tiles/tiles"

/** Tiles on a sheet of the page, by which what moves goes on to them. */
export function useTiles<S extends Subject>(
  sheet: { readonly current: HTMLElement | null },
  place: Omit<Place<S>, "sheet"> & { readonly onLate: () => void },
): { readonly show: (subject: S) => void; readonly moved: () => void } {
  const tiles = useRef<Tiles<S>>(undefined)
  const latest = useRef(place)
  latest.current = place
  useLayoutEffect(() => {
    if (!sheet.current) return
    const painter = new Painter(() => latest.current.onLate())
    tiles.current = new Tiles<S>(painter, {
      sheet: sheet.current,
      windowOn: (scale) => latest.current.windowOn(scale),
      present: () => latest.current.present(),
      onShown: (subject) => latest.current.onShown(subject),
      onBusy: (isBusy) => latest.current.onBusy(isBusy),
    })
    return () => {
      tiles.current?.close()
      tiles.current = undefined
      painter.close()
    }
  }, [sheet])
  const show = useCallback((subject: S) => tiles.current?.show(subject), [])
  const moved = useCallback(() => tiles.current?.moved(), [])
  return { show, moved }
}

/** The look of the page, and how to have it read again; another one where it changes. */
export function useLook(): [Look, () => void] {
  const [look, setLook] = useState(presentLook)
  const read = useCallback(() => setLook(presentLook()), [])
  useEffect(() => watchLook(read), [read])
  return [look, read]
}
