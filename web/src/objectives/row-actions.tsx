import { ActionIcon, Menu } from "@mantine/core"
import { DotsIcon } from "@/app/icons"
import { useGoals } from "@/objectives/goals-context"
import { type Form, useGrid } from "@/objectives/grid-context"
import { say } from "@/words/words"

const WORDS = {
  "key-result": "objectives.addKeyResult",
  objective: "objectives.addBelow",
  link: "objectives.link",
} as const

type Props = { at: string; name: string; what: readonly (keyof typeof WORDS & Form["what"])[] }

/** What else can be done at a line. */
export function RowActions({ at, name, what }: Props) {
  const { mayEdit } = useGoals()
  const { write, active } = useGrid()
  if (!mayEdit) return null
  return (
    <Menu position="bottom-end" width={200} returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={active === at ? 0 : -1}
          aria-label={say("objectives.more", { name })}
        >
          <DotsIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {what.map((each) => (
          <Menu.Item key={each} onClick={() => write({ at, what: each })}>
            {say(WORDS[each])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
