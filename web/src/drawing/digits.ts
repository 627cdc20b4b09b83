/** A text with the digits 0 to 9, however the digits of its language look. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, plainDigit)
}

/** Digits stand in tens wherever they stand in Unicode, nought first. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
