/** An easel beside the page: it follows orders one after the other, and the page goes on meanwhile. */

import { Easel, type Order } from "@/map/tiles/easel"

type Own = {
  readonly fonts: FontFaceSet
  onmessage: ((event: MessageEvent<Order>) => void) | null
  postMessage: (message: unknown, transfer: Transferable[]) => void
}

const own = globalThis as unknown as Own
const easel = new Easel(own.fonts)
let before: Promise<void> = Promise.resolve()

own.onmessage = ({ data }) => {
  before = before.then(async () => {
    const painting = await easel.follow(data)
    if (painting) own.postMessage(painting, [painting.bitmap])
  })
  // What goes wrong is told to the page, as an error of this worker.
  before.catch((error: unknown) =>
    setTimeout(() => {
      throw error
    }),
  )
}
