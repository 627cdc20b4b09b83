/** Does what takes longer than a frame once the page has shown what came before; at once where nobody looks. */
export function afterPaint(act: () => void): void {
  if (document.visibilityState === "hidden") act()
  else requestAnimationFrame(() => setTimeout(act))
}
