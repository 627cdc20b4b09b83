import { Button, type ButtonProps, Group, Popover } from "@mantine/core"
import { useState } from "react"
import { say } from "@/words/words"

type Props = ButtonProps & {
  /** What is done, as the button says it. */
  label: string
  /** What that means; it is asked before anything is done. */
  question: string
  onYes: () => void
}

/** A button for what cannot be taken back: it says what it means, and does it at the second press. */
export function AskButton({ label, question, onYes, ...looks }: Props) {
  const [asking, setAsking] = useState(false)
  const yes = () => {
    setAsking(false)
    onYes()
  }
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" {...looks} aria-expanded={asking} onClick={() => setAsking((was) => !was)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {question}
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            {say("rooms.no")}
          </Button>
          <Button size="xs" color="dark" bg="var(--ink)" c="var(--panel)" onClick={yes}>
            {label}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
