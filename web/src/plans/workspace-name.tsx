import { TextInput, UnstyledButton } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type KeyboardEvent, useState } from "react"
import { renameWorkspace, type Workspace } from "@/plans/calls"
import { Failure } from "@/rooms/failure"
import { say } from "@/words/words"

/** What a workspace is called; its owners change it in place. */
export function WorkspaceName({ workspace }: { workspace: Workspace }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<string>()
  const rename = useMutation({
    mutationFn: (name: string) => renameWorkspace(workspace.id, name),
    onSuccess: (found) => {
      queries.setQueryData(["workspace", workspace.id], found)
      void queries.invalidateQueries({ queryKey: ["me"] })
    },
  })
  if (workspace.role !== "owner") return workspace.name
  if (draft === undefined) {
    return (
      <UnstyledButton fz="inherit" fw="inherit" title={say("plans.rename")} onClick={() => setDraft(workspace.name)}>
        {workspace.name}
      </UnstyledButton>
    )
  }
  const keep = () => {
    const name = draft.trim()
    setDraft(undefined)
    if (name !== "" && name !== workspace.name) rename.mutate(name)
  }
  const byKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") keep()
    if (event.key === "Escape") setDraft(undefined)
  }
  return (
    <>
      <TextInput
        aria-label={say("plans.rename")}
        value={draft}
        maxLength={200}
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={byKey}
      />
      <Failure error={rename.error} />
    </>
  )
}
