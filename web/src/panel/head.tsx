import { ActionIcon, Menu } from "@mantine/core"
import { useState } from "react"
import { CloseIcon, DotsIcon } from "@/app/icons"
import { titleOf } from "@/entity/entity"
import { type Reference, referenceText } from "@/entity/kinds"
import { pathTo } from "@/entity/parent"
import { EditableText } from "@/panel/editable-text"
import { EntityLink } from "@/panel/entity-link"
import classes from "@/panel/panel.module.css"
import { Removal } from "@/panel/removal"
import { Renaming } from "@/panel/renaming"
import { useEdit } from "@/panel/use-edit"
import { usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import type { Fields } from "@/replica/effect"
import { say } from "@/words/words"

type Props = { reference: Reference; fields: Fields }

/** What is open: its kind, where it stands, its name, and what can be done with it as a whole. */
export function PanelHead({ reference, fields }: Props) {
  const { plan } = usePlan()
  const edit = useEdit(reference)
  const select = useSelect()
  const [asking, setAsking] = useState<"remove" | "rename">()
  const nameField = reference.kind === "plan" ? "plan" : "name"
  const refusal = edit.refusal(nameField)
  const path = pathTo(plan, reference.kind, fields)
  const copy = (text: string) => void navigator.clipboard.writeText(text)

  function finish(text: string) {
    const name = text.trim().replace(/\s+/g, " ")
    if (name === "") return say("panel.nameless")
    edit.set({ [nameField]: name })
    return undefined
  }

  return (
    <header className={classes.head}>
      <div className={classes.kind}>
        <span>{say(`entity.${reference.kind}`)}</span>
        {path.map(({ id }) => (
          <EntityLink key={id} id={id} />
        ))}
        <span className={classes.buttons}>
          <Menu position="bottom-end" width={200} withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={28} aria-label={say("panel.more")}>
                <DotsIcon />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{reference.id}</Menu.Label>
              <Menu.Item onClick={() => copy(linkTo(reference))}>{say("panel.copyLink")}</Menu.Item>
              <Menu.Item onClick={() => copy(reference.id)}>{say("panel.copyId")}</Menu.Item>
              {edit.may && reference.kind !== "plan" && (
                <>
                  <Menu.Divider />
                  <Menu.Item onClick={() => setAsking("rename")}>{say("panel.rename")}</Menu.Item>
                  <Menu.Item onClick={() => setAsking("remove")}>{say("panel.removeAsk")}</Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={say("panel.close")}
            onClick={() => select(undefined)}
          >
            <CloseIcon />
          </ActionIcon>
        </span>
      </div>
      <h2 className={classes.heard}>{titleOf(fields)}</h2>
      <div id={`field-${nameField}`} className={classes.titleRow}>
        <EditableText
          label={say("panel.name")}
          shown={titleOf(fields)}
          finish={finish}
          giveBack={() => edit.giveBack(nameField)}
          refusal={refusal}
          mine={typeof refusal?.mine === "string" ? refusal.mine : undefined}
          readOnly={!edit.may}
          multiline
          className={classes.title ?? ""}
        />
      </div>
      {asking === "remove" && (
        <Removal reference={reference} close={() => setAsking(undefined)} removed={() => select(undefined)} />
      )}
      {asking === "rename" && <Renaming reference={reference} close={() => setAsking(undefined)} />}
    </header>
  )
}

function linkTo(reference: Reference): string {
  const address = new URL(window.location.href)
  address.searchParams.set("sel", referenceText(reference))
  address.hash = ""
  return address.toString()
}
