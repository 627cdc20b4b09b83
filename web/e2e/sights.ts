/** What the pictures show: every view with little and with much, the rooms around, and what opens over them. */

import { execFileSync } from "node:child_process"
import type { Page } from "playwright-core"
import { PLAN, writeDate } from "./plan"
import type { Server } from "./stage"

const ROOT = new URL("../..", import.meta.url).pathname
const PYTHON = process.env.MILEPOST_PYTHON ?? `${ROOT}.venv/bin/python`
const LARGE = 2000
const BOOK = `import json; from bench.plans import programme; print(json.dumps(programme(${LARGE})))`

/** The views of a plan. */
export const VIEWS = ["map", "objectives", "forecast", "outline", "history"] as const

/** The kinds whose details are pictured, and the view beside which they stand. */
const PANELS = [
  ["milestone", "map"],
  ["task", "outline"],
  ["objective", "objectives"],
  ["key_result", "objectives"],
  ["initiative", "outline"],
  ["risk", "outline"],
  ["resource", "outline"],
  ["calendar", "outline"],
  ["person", "outline"],
  ["stakeholder", "outline"],
] as const

type Act = (page: Page) => Promise<void>

/** Programs that act for somebody, with what they may do and for how long. */
const TOKENS = [
  { name: "Monday report", scope: "read", expires_at: "2027-12-31T00:00:00Z" },
  { name: "Import from the issue tracker", scope: "write", expires_at: "2027-02-28T00:00:00Z" },
  { name: "Wall display", scope: "read" },
] as const

/** A picture: its name, its address, what is done there before it is taken, and what is put right afterwards. */
export type Sight = { readonly name: string; readonly path: string; readonly act?: Act; readonly after?: Act }

/** What is seen by whoever has signed in, and the address of an invitation, which is seen by others. */
export type Prepared = { readonly sights: readonly Sight[]; readonly invitation: string }

type Plan = { id: string; name: string; workspace: string }

/** A workspace with a large plan, an empty one, one in the trash and two more members, beside the examples; and tokens. */
export async function prepared(server: Server): Promise<Prepared> {
  for (const [email, name] of [
    ["ben@example.org", "Ben Okafor"],
    ["vera@example.org", "Vera Lindqvist"],
    ["new@example.org", "Noor Haddad"],
  ] as const)
    server.run("user", "add", email, "--name", name)
  const mine = caller(server, "you@localhost")
  const { id: workspace } = await mine<{ id: string }>("POST", "/workspaces", { name: "Strategy office" })
  for (const [email, role] of [
    ["ben@example.org", "editor"],
    ["vera@example.org", "viewer"],
  ] as const) {
    const { secret } = await mine<{ secret: string }>("POST", `/workspaces/${workspace}/invitations`, { role })
    await caller(server, email)("POST", "/invitations/accept", { secret })
  }
  await mine("POST", `/workspaces/${workspace}/invitations`, { role: "viewer" })
  for (const token of TOKENS) await mine("POST", "/tokens", token)
  const { items: examples } = await mine<{ items: Plan[] }>("GET", "/plans")
  const launch = examples.find(({ name }) => name === PLAN)
  const year = examples.find(({ name }) => name.startsWith("Northbeam"))
  if (!launch || !year) throw new Error("the examples are not there")
  const book = JSON.parse(execFileSync(PYTHON, ["-c", BOOK], { cwd: ROOT, encoding: "utf-8" })) as object
  const large = await mine<Plan>("POST", "/plans", { workspace, document: book })
  const empty = await mine<Plan>("POST", "/plans", { workspace, name: "An empty plan" })
  const gone = await mine<Plan>("POST", "/plans", { workspace, name: "Old roadmap" })
  await mine("DELETE", `/plans/${gone.id}`)
  const ben = caller(server, "ben@example.org")
  await workedOn(large, [mine, ben])
  await mine("GET", `/plans/${large.id}/forecast`)
  const { entities: ofLaunch } = await mine<{ entities: { milestone: { id: string; target: string }[] } }>(
    "GET",
    `/plans/${launch.id}/snapshot`,
  )
  const asItWas = ofLaunch.milestone.find(({ id }) => id === "pvt-exit")?.target ?? ""
  const firsts = await Promise.all(
    PANELS.map(async ([kind, view]) => {
      const plan = kind === "resource" ? year : launch
      const { entities } = await mine<{
        entities: Record<string, { id: string; commitment?: unknown; progress?: unknown }[]>
      }>("GET", `/plans/${plan.id}/snapshot`)
      const all = entities[kind] ?? []
      const found = all.find(({ commitment, progress }) => commitment ?? progress) ?? all[0]
      return { name: `panel-${kind}`, path: `/plans/${plan.id}/${view}?sel=${kind}:${found?.id}` }
    }),
  )
  await mine("PUT", `/plans/${launch.id}/grants/ben@example.org`, { role: "editor" })
  const team = await ben<{ id: string }>("POST", "/workspaces", { name: "Launch team" })
  const invited = await ben<{ secret: string }>("POST", `/workspaces/${team.id}/invitations`, { role: "editor" })
  const sights = [
    ...viewsOf(launch, ""),
    ...viewsOf(large, "-much"),
    ...viewsOf(empty, "-little"),
    ...firsts,
    ...above(launch),
    conflict(launch, ben, asItWas),
    { name: "new-plan", path: "/new" },
    { name: "new-plan-read", path: "/new", act: written },
    { name: "account", path: "/account" },
    { name: "tokens", path: "/account", act: toTokens },
    { name: "token-once", path: "/account", act: makingToken, after: revoking },
    ...["plans", "members", "trash", "audit"].map((tab) => ({
      name: `workspace-${tab}`,
      path: `/workspaces/${workspace}#${tab}`,
    })),
    { name: "not-found", path: "/plans/nothing/map" },
    { name: "home", path: "/" },
  ]
  return { sights, invitation: `/invitations/${invited.secret}` }
}

function viewsOf({ id }: Plan, how: string): Sight[] {
  return VIEWS.map((view) => ({ name: `${view}${how}`, path: `/plans/${id}/${view}` }))
}

/** Changes by turns, so that there is a past to go through. */
async function workedOn({ id }: Plan, people: readonly Call[]): Promise<void> {
  const { entities } = await (people[0] as Call)<{ entities: Record<string, { id: string }[]> }>(
    "GET",
    `/plans/${id}/snapshot`,
  )
  const tasks = (entities.task ?? []).slice(0, 24)
  const milestones = entities.milestone ?? []
  for (const [place, task] of tasks.entries()) {
    const call = people[place % people.length] as Call
    const { number } = await call<{ number: number }>("GET", `/plans/${id}`)
    const ofTask = {
      op: "set",
      kind: "task",
      id: task.id,
      fields: { estimate: { low: "4d", likely: `${6 + (place % 3)}d`, high: "15d" } },
    }
    const ofMilestone = { op: "set", kind: "milestone", id: milestones[place]?.id, fields: { notes: NOTE } }
    await call("POST", `/plans/${id}/revisions`, { base: number, changes: [place % 3 === 2 ? ofMilestone : ofTask] })
  }
}

const NOTE = "Agreed with the sponsor"

/** What opens over the map and the objectives. */
function above({ id }: Plan): Sight[] {
  const map = `/plans/${id}/map`
  return [
    { name: "palette", path: map, act: searched },
    { name: "keys", path: map, act: (page) => page.keyboard.press("?") },
    { name: "map-table", path: `${map}?table=true` },
    { name: "deletion", path: `${map}?sel=milestone:pvt-exit`, act: deleting },
    { name: "check-in", path: `/plans/${id}/objectives`, act: checkingIn },
  ]
}

async function searched(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Search or do anything" }).click()
  await page.getByRole("combobox", { name: "Search or do anything" }).fill("pvt")
}

async function deleting(page: Page): Promise<void> {
  const details = page.getByRole("complementary", { name: "Details" })
  await details.getByRole("button", { name: "More", exact: true }).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.getByText("Chances change").waitFor()
}

async function checkingIn(page: Page): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: "Shops with Hearth 2 on the shelf" })
  await row.hover()
  await row.getByRole("button", { name: "Check in" }).click()
}

/** What I write while I have no connection, Ben has changed by the time that it is back. */
function conflict({ id }: Plan, ben: Call, asItWas: string): Sight {
  const set = async (target: string) => {
    const { number } = await ben<{ number: number }>("GET", `/plans/${id}`)
    const changes = [{ op: "set", kind: "milestone", id: "pvt-exit", fields: { target } }]
    await ben("POST", `/plans/${id}/revisions`, { base: number, changes })
  }
  const act = async (page: Page) => {
    await page.context().setOffline(true)
    await page.getByText("No connection. What you change is kept and sent when it is back.").waitFor()
    await writeDate(page, "Target", "12 Mar 2027")
    await page.getByText("1 change waits", { exact: true }).waitFor()
    await set("2027-03-19")
    await page.context().setOffline(false)
    await page.getByText(/; yours is 12 Mar 2027\.$/).waitFor()
  }
  const after = async (page: Page) => {
    await page.getByRole("button", { name: "Let mine go" }).click()
    await set(asItWas)
  }
  return { name: "conflict", path: `/plans/${id}/map?sel=milestone:pvt-exit`, act, after }
}

const ONE = "Release notes"

async function toTokens(page: Page): Promise<void> {
  const tokens = page.locator("section").filter({ has: page.getByRole("heading", { name: "Tokens for programs" }) })
  await tokens.evaluate((section) => section.scrollIntoView({ block: "center" }))
}

async function makingToken(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New token" }).click()
  await page.getByRole("textbox", { name: "What it is for" }).fill(ONE)
  await page.getByRole("button", { name: "Make the token" }).click()
  await page.getByText(`The token “${ONE}”. It is shown this once: copy it now.`).waitFor()
  await toTokens(page)
}

async function revoking(page: Page): Promise<void> {
  const revoke = page.getByRole("button", { name: "Revoke" })
  const row = page.locator("div").filter({ hasText: ONE }).filter({ has: revoke }).last()
  await row.getByRole("button", { name: "Revoke" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click()
  await page.getByText(ONE, { exact: true }).waitFor({ state: "detached" })
}

async function written(page: Page): Promise<void> {
  const pad = page.getByRole("textbox", { name: "What you have" })
  await pad.fill("Beta by 29 Jan: API 5-10d, UI 8d after API\nLaunch by 31 Mar after Bta: Press kit 5d")
  await page.getByText("Press kit takes 5 days, for Launch.").waitFor()
}

type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** Calls the API as a program of somebody. */
function caller(server: Server, email: string): Call {
  const token = server.run("token", "add", email, "--scope", "write")
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }
  return async <T>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...sent })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  }
}
