/** Where the browser does not say when it has time to spare: so many milliseconds at once, and so many in between. */
const AT_ONCE = 4
const BETWEEN = 50

/** Does something with each of the items, one after the other, whenever the page has nothing better to do; stops when told. */
export function inSpareTime<Item>(items: Iterable<Item>, act: (item: Item) => void): () => void {
  const left = items[Symbol.iterator]()
  let stop = () => {}
  const work = (hasTime: () => boolean) => {
    while (hasTime()) {
      const { value, done } = left.next()
      if (done) return
      act(value)
    }
    later()
  }
  const later = () => {
    if ("requestIdleCallback" in window) {
      const asked = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 1))
      stop = () => cancelIdleCallback(asked)
    } else {
      const asked = setTimeout(() => {
        const end = performance.now() + AT_ONCE
        work(() => performance.now() < end)
      }, BETWEEN)
      stop = () => clearTimeout(asked)
    }
  }
  later()
  return () => stop()
}
