import { useQuery } from "@tanstack/react-query"
import { MyWorkspaces } from "@/account/my-workspaces"
import { Password } from "@/account/password"
import { Profile } from "@/account/profile"
import { Sessions } from "@/account/sessions"
import { Tokens } from "@/account/tokens"
import { readMe } from "@/api/calls"
import { Failure } from "@/rooms/failure"
import { Room } from "@/rooms/room"
import { say } from "@/words/words"

/** Who I am here, and by what I get in. */
export function AccountView() {
  const { data: me, error } = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Room title={say("app.account")} narrow>
      <Failure error={error} />
      {me && (
        <>
          <Profile me={me} />
          <Password />
          <Sessions />
          <Tokens />
          <MyWorkspaces me={me} />
        </>
      )}
    </Room>
  )
}
