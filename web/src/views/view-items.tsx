import { Loader, Menu } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import { HomeIcon, TickIcon, ViewIcon } from "@/app/icons"
import { useOpenPlan } from "@/plan/plan-context"
import { Failure } from "@/rooms/failure"
import type { SavedView } from "@/views/calls"
import { addressOf } from "@/views/shown"
import { byName, useViews } from "@/views/use-views"
import classes from "@/views/views.module.css"
import { say } from "@/words/words"

/** The views that I see, those that are shared and my own; each leads to what it shows. */
export function ViewItems({ opened }: { opened: SavedView | undefined }) {
  const { data, error, isPending } = useViews()
  if (error && !data) return <Failure error={error} />
  if (isPending) return <Loader size="xs" m="sm" aria-label={say("app.loading")} />
  const shared = data.filter((each) => each.shared)
  const mine = data.filter((each) => !each.shared)
  if (data.length === 0) return <p className={classes.none}>{say("views.none")}</p>
  return (
    <>
      <Group label={say("views.shared")} views={shared} opened={opened} />
      <Group label={say("views.mine")} views={mine} opened={opened} />
    </>
  )
}

type GroupProps = { label: string; views: readonly SavedView[]; opened: SavedView | undefined }

function Group({ label, views, opened }: GroupProps) {
  const { id: plan } = useOpenPlan()
  if (views.length === 0) return null
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {byName(views).map((saved) => (
        <Menu.Item
          key={saved.id}
          leftSection={<ViewIcon view={saved.view} />}
          rightSection={<Signs saved={saved} here={saved.id === opened?.id} />}
          renderRoot={(props) => <Link {...addressOf(plan, saved)} {...props} />}
        >
          {saved.name}
        </Menu.Item>
      ))}
    </>
  )
}

function Signs({ saved, here }: { saved: SavedView; here: boolean }) {
  return (
    <span className={classes.signs}>
      {saved.opens && (
        <span role="img" aria-label={say("views.opens")} title={say("views.opens")}>
          <HomeIcon />
        </span>
      )}
      {here && (
        <span role="img" aria-label={say("views.here")}>
          <TickIcon />
        </span>
      )}
    </span>
  )
}
