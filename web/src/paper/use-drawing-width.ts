import { useElementSize } from "@mantine/hooks"
import { usePrinting } from "@/paper/use-printing"

/** As wide as A4 and US letter leave room for. */
const ON_PAPER = 660

/** How wide a drawing is: as wide as the element that holds it, which is not measured again for paper. */
export function useDrawingWidth<T extends HTMLElement>() {
  const { ref, width } = useElementSize<T>()
  const printing = usePrinting()
  return { ref, width: printing ? ON_PAPER : width }
}
