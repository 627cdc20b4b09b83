/** A real server on a database of its own, and browsers that look at it: what every test and picture of the page uses. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core"

const ROOT = new URL("../..", import.meta.url).pathname
const MILEPOST = process.env.MILEPOST_COMMAND ?? join(ROOT, ".venv/bin/milepost")
const PATIENCE = 60_000
/** In which week the example plans were written: what is read off them is the same whenever one looks. */
export const SAME_WEEK: readonly string[] = ["--as-of", "2026-11-23"]
/** As a new user has them. */
export const THIS_WEEK: readonly string[] = []

/** Where Debian, Fedora and Chrome put theirs; MILEPOST_CHROMIUM names another. */
const BROWSERS = [
  process.env.MILEPOST_CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
]
export const browserPath = BROWSERS.find((path) => path !== "" && existsSync(path))

/** No word to anybody but the page's server. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

export type Server = {
  url: string
  /** The link that signs the demo's user in, once. */
  link: string
  /** A fresh link that signs an account in, once. */
  linkFor: (email: string) => string
  /** Run `milepost` on the server's data, as whoever runs the server would. */
  run: (...words: string[]) => string
  /** End it at once, as a crash would; `start` brings it back at the same address, on the same data. */
  stop: () => Promise<void>
  start: () => Promise<void>
  end: () => Promise<void>
}

/** `milepost demo` on an empty folder; `settings` are those of docs/settings.md that are to be otherwise. */
export async function startServer(settings: Record<string, string> = {}, week = SAME_WEEK): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "milepost-page-"))
  const environment = {
    ...process.env,
    MILEPOST_DATA: data,
    MILEPOST_READ_LIMIT: "off",
    MILEPOST_WRITE_LIMIT: "off",
    MILEPOST_HEAVY_LIMIT: "off",
    ...settings,
  }
  let process_: ChildProcess | undefined
  const server: Server = {
    url: "",
    link: "",
    run: (...words) =>
      execFileSync(MILEPOST, [...words, "--data", data], { env: environment, encoding: "utf-8" }).trim(),
    linkFor: (email) => server.url + new URL(server.run("user", "link", email)).pathname,
    async start() {
      const port = server.url === "" ? "0" : new URL(server.url).port
      const child = spawn(MILEPOST, ["demo", "--data", data, "--port", port, ...week], { env: environment })
      process_ = child
      const link = await said(child, /http:\/\/\S+\/sign-in\/\S+/)
      server.link ||= link
      server.url = new URL(link).origin
    },
    async stop() {
      const child = process_
      if (child === undefined || child.exitCode !== null) return
      const gone = new Promise((resolve) => child.once("exit", resolve))
      child.kill("SIGKILL")
      await gone
    },
    async end() {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

/** What a process says on either stream that looks like `wanted`; fails with all it said where it ends before. */
function said(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ""
    const timer = setTimeout(() => reject(new Error(`the server has not said ${wanted}:\n${text}`)), PATIENCE)
    const listen = (chunk: Buffer) => {
      text += chunk.toString()
      const found = wanted.exec(text)
      if (found) {
        clearTimeout(timer)
        resolve(found[0])
      }
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("exit", () => reject(new Error(`the server ended:\n${text}`)))
  })
}

export async function startBrowser(): Promise<Browser> {
  if (browserPath === undefined)
    throw new Error("no Chromium is here: apt-get install chromium, or name it by MILEPOST_CHROMIUM")
  return chromium.launch({ executablePath: browserPath, args: QUIET })
}

/** What went wrong in pages: uncaught errors, console errors, and what the content security policy refused. */
export type Faults = string[]

export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    ...options,
  })
}

/** A page whose faults are kept; where the connection is cut on purpose, pass what may then be said. */
export async function newPage(context: BrowserContext, faults: Faults, allowed: RegExp = /$^/): Promise<Page> {
  const page = await context.newPage()
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error" && !allowed.test(message.text())) faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`asked another host: ${request.url()}`)
  })
  return page
}
