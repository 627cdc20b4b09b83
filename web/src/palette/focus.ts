/** Goes to another page with the focus on what all pages have, so that the next Tab leads into the new one. */
export function toMain(go: () => Promise<void>): void {
  document.getElementById("main")?.focus({ preventScroll: true })
  void go()
}
