import "@fontsource-variable/inter"
import "@mantine/core/styles.css"
import "@mantine/notifications/styles.css"
import "@/app/page.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "@/app/app"

/** For tests and for whoever draws a view: `localStorage["milepost.words"] = "pseudo"` shows what is not in the catalogue. */
async function chooseWords(): Promise<void> {
  if (localStorage.getItem("milepost.words") === "pseudo") (await import("@/words/speak-pseudo")).speakPseudo()
}

const root = document.getElementById("root")
if (root) {
  void chooseWords().then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
}
