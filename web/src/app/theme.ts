import {
  Avatar,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  Notification,
  type VariantColorsResolver,
} from "@mantine/core"
import { say } from "@/words/words"

/** The palette: colour is spent on chance, and on what can be pressed; everything else is ink on paper. */
export const PALETTE = {
  light: {
    ground: "#fbfaf7",
    panel: "#ffffff",
    lane: "#f5f3ee",
    ink: "#1d2330",
    second: "#5b6474",
    third: "#686f7c",
    line: "#e8e5de",
    edge: "#cbc8c2",
    rim: "#91959d",
    accent: "#2f5bd8",
    likely: "#0f7b6c",
    maybe: "#8f5b10",
    unlikely: "#c2412d",
  },
  dark: {
    ground: "#14171d",
    panel: "#1b1f27",
    lane: "#262c37",
    ink: "#e9ebef",
    second: "#a3abb8",
    third: "#8a93a2",
    line: "#2a303b",
    edge: "#3a4250",
    rim: "#677180",
    accent: "#7c9cff",
    likely: "#4cc2ae",
    maybe: "#e0ae55",
    unlikely: "#f0806b",
  },
} as const

const accent: MantineColorsTuple = [
  "#eef2ff",
  "#dbe4fb",
  "#b4c6f5",
  "#8ba6ef",
  "#688ae9",
  "#4f77e3",
  "#2f5bd8",
  "#2850c0",
  "#2146a9",
  "#173a92",
]

/** Paper and ink for what the component library draws by itself: its own greys are colder by day and warmer by night. */
const gray: MantineColorsTuple = [
  "#fbfaf7",
  "#f5f3ee",
  "#ece9e2",
  "#e1ddd4",
  "#cbc8c2",
  "#a9a8a6",
  "#686f7c",
  "#5b6474",
  "#3b4252",
  "#1d2330",
]
const dark: MantineColorsTuple = [
  "#e9ebef",
  "#a3abb8",
  "#8a93a2",
  "#7d8696",
  "#3a4250",
  "#2d3440",
  "#222731",
  "#1b1f27",
  "#171a21",
  "#14171d",
]

/** Words on the accent can be read, light and dark. */
const variantColorResolver: VariantColorsResolver = (given) => {
  const colors = defaultVariantColorsResolver(given)
  const isAccent = given.variant === "filled" && (given.color || given.theme.primaryColor) === "accent"
  return isAccent ? { ...colors, color: "var(--mantine-primary-color-contrast)" } : colors
}

/** Read when it is drawn, in the words of then. */
const CLOSE = {
  get "aria-label"() {
    return say("app.close")
  },
}

export const theme = createTheme({
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: { fontFamily: "inherit", fontWeight: "650", sizes: { h1: { fontSize: "20px" }, h2: { fontSize: "16px" } } },
  colors: { accent, gray, dark },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  defaultRadius: 8,
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver,
  // People are told apart by their initials, for colour says how likely something is. What has no words has a name.
  components: {
    Avatar: Avatar.extend({
      defaultProps: { radius: "xl" },
      vars: () => ({
        root: { "--avatar-bg": "var(--lane)", "--avatar-color": "var(--ink)", "--avatar-bd": "1px solid var(--edge)" },
      }),
    }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: CLOSE },
      styles: { title: { fontSize: 16, fontWeight: 650, overflowWrap: "anywhere" } },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: CLOSE } }),
  },
})

/** Our palette as CSS variables, `--ground` and so on, beside Mantine's own. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...named(PALETTE.light),
    "--mantine-color-body": PALETTE.light.ground,
    "--mantine-color-text": PALETTE.light.ink,
    "--mantine-color-placeholder": PALETTE.light.third,
    "--mantine-color-default-color": PALETTE.light.ink,
  },
  dark: {
    ...named(PALETTE.dark),
    "--mantine-color-body": PALETTE.dark.ground,
    "--mantine-color-text": PALETTE.dark.ink,
    "--mantine-color-placeholder": PALETTE.dark.third,
    "--mantine-color-default-color": PALETTE.dark.ink,
    "--mantine-primary-color-contrast": PALETTE.dark.ground,
    "--mantine-color-accent-filled": PALETTE.dark.accent,
    "--mantine-color-accent-filled-hover": accent[3],
  },
})

function named(palette: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]))
}
