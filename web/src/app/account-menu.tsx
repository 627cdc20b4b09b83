import { Avatar, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { readMe } from "@/api/calls"
import { leave } from "@/app/leave"
import { useShow } from "@/palette/palette-context"
import { say } from "@/words/words"

/** Who I am, how the page looks, and the way out. */
export function AccountMenu() {
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Infinity }).data
  const { setColorScheme } = useMantineColorScheme()
  const navigate = useNavigate()
  const show = useShow()
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar size={30} radius="xl" name={me?.account.name ?? ""} />
          <VisuallyHidden>{say("app.account")}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && <Menu.Label>{me.account.email}</Menu.Label>}
        <Menu.Item onClick={() => navigate({ to: "/account" })}>{say("app.account")}</Menu.Item>
        <Menu.Item onClick={() => show("keys")}>{say("keys.title")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => setColorScheme("light")}>{say("app.light")}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme("dark")}>{say("app.dark")}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme("auto")}>{say("app.auto")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>{say("app.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
