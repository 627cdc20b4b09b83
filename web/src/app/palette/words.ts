export const paletteWords = {} as const
