/** A sentence of the server's as the page's own words are written: no line ends between a number and its sign. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(/(\d) %/g, "$1\u00a0%")
}
