import { memo, useMemo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import type { Layout } from "@/map/layout"
import { pathOf, placedById } from "@/map/link-path"
import type { Link } from "@/map/links"

type OwnLinksProps = {
  links: readonly Link[]
  layout: Layout
  scale: TimeScale
  /** Whose links stand out. */
  of: string | undefined
}

/** What one milestone waits for, and what waits for it, in ink: all links are part of the paper. */
export const OwnLinks = memo(function OwnLinks({ links, layout, scale, of }: OwnLinksProps) {
  const byId = useMemo(() => placedById(layout), [layout])
  if (of === undefined) return null
  const own = links.filter((link) => link.includes(of))
  return <path d={pathOf(own, byId, scale)} fill="none" stroke="var(--second)" strokeWidth={1.3} />
})
