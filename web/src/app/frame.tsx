import { Link, Outlet } from "@tanstack/react-router"
import { createContext, type ReactNode, useContext, useState } from "react"
import { createPortal } from "react-dom"
import { AccountMenu } from "@/app/account-menu"
import classes from "@/app/frame.module.css"
import { KeySheet } from "@/app/keys/key-sheet"
import { usePageKeys } from "@/app/keys/use-page-keys"
import { Mark } from "@/app/mark"
import { SignedOut } from "@/app/signed-out"
import { PageCommands } from "@/palette/page-commands"
import { Palette } from "@/palette/palette"
import { PaletteButton } from "@/palette/palette-button"
import { PaletteProvider } from "@/palette/palette-context"
import { useLightPaper } from "@/paper/use-light-paper"
import { say } from "@/words/words"

const BarSlot = createContext<HTMLElement | null>(null)

/** What every page has: the bar with our mark, room in it for the page's own, the page below, and what comes over it. */
export function Frame() {
  return (
    <PaletteProvider>
      <Page />
      <PageCommands />
      <Palette />
      <KeySheet />
    </PaletteProvider>
  )
}

function Page() {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  usePageKeys()
  useLightPaper()
  return (
    <BarSlot value={slot}>
      <div className={classes.frame}>
        <header className={classes.bar}>
          <a className={classes.skip} href="#main">
            {say("app.skip")}
          </a>
          <Link to="/" className={classes.brand} aria-label={say("app.name")}>
            <Mark />
            <span>{say("app.name")}</span>
          </Link>
          <div className={classes.slot} ref={setSlot} />
          <PaletteButton />
          <AccountMenu />
        </header>
        <SignedOut />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </BarSlot>
  )
}

/** Puts a page's own controls into the bar. */
export function InBar({ children }: { children: ReactNode }) {
  const slot = useContext(BarSlot)
  return slot ? createPortal(children, slot) : null
}
