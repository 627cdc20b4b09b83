/** Does what takes longer than a frame once the page has shown what came before; at once where nobody looks. */
export function afterPaint(act: () => void): void {
  if (document.visibilityState === "hidden") act()
  else requestAnimationFrame(() => setTimeout(act))
}

/** Called while a frame is made: does something as soon as that is done. */
export function afterFrame(act: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    act()
  }
  port2.postMessage(undefined)
}
