import { Button, Menu, TextInput } from "@mantine/core"
import { KindIcon, PlusIcon, SearchIcon } from "@/app/icons"
import classes from "@/outline/outline.module.css"
import { OUTLINED, type Outlined } from "@/outline/tree"
import { useFind } from "@/plan/use-find"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Props = { plan: PlanState; may: boolean; add: (kind: Outlined) => void; turnAll: (open: boolean) => void }

/** Finding, opening, adding; in an empty outline there is nothing to find or open. */
export function OutlineBar({ plan, may, add, turnAll }: Props) {
  const [text, write] = useFind()
  const count = (kind: Outlined) => plan.kinds.get(kind)?.size ?? 0
  const empty = OUTLINED.every((kind) => count(kind) === 0)
  return (
    <div className={classes.bar} role="toolbar" aria-label={say("outline.tools")}>
      {!empty && (
        <>
          <TextInput
            size="xs"
            className={classes.find ?? ""}
            aria-label={say("outline.find")}
            placeholder={say("outline.find")}
            leftSection={<SearchIcon />}
            value={text}
            maxLength={200}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || text === "") return
              event.stopPropagation()
              write("")
            }}
          />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.turnAll ?? ""}
            onClick={() => turnAll(true)}
          >
            {say("outline.openAll")}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.turnAll ?? ""}
            onClick={() => turnAll(false)}
          >
            {say("outline.closeAll")}
          </Button>
        </>
      )}
      {may && (
        <Menu position="bottom-start" width={180}>
          <Menu.Target>
            <Button size="xs" variant="default" className={classes.add ?? ""} leftSection={<PlusIcon />}>
              {say("outline.add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["milestone", "task", "initiative"] as const).map((kind) => (
              <Menu.Item key={kind} leftSection={<KindIcon kind={kind} />} onClick={() => add(kind)}>
                {say(`entity.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {!empty && (
        <span className={classes.counts}>
          {say("outline.counts", {
            initiatives: count("initiative"),
            milestones: count("milestone"),
            tasks: count("task"),
          })}
        </span>
      )}
    </div>
  )
}
