import { PALETTE } from "@/app/theme"

/** Paper is light, whatever the screen is. */
export const PAPER = { ...PALETTE.light, ground: "#ffffff", ochre: "#b7791f" } as const
