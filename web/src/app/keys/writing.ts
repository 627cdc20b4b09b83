/** Whether keys are letters there: where one writes, they are the browser's. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null
}
