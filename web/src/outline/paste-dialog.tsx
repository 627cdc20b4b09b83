import { Button, Group, Modal, Select } from "@mantine/core"
import { useMemo, useState } from "react"
import { KindIcon } from "@/app/icons"
import { dateText, type Minutes } from "@/drawing/time"
import { entitiesOf, titleOf } from "@/entity/entity"
import { estimateText } from "@/entity/estimate"
import { type Reference, readReference, referenceText } from "@/entity/kinds"
import { momentWords } from "@/entity/moment-words"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { adding, type Where } from "@/outline/adding"
import { cellsOf, type Guess, guessed, isCells, itemsOfCells, type UnreadCell, unreadCells } from "@/outline/cells"
import { flat, type Item } from "@/outline/items"
import { itemsOfLines } from "@/outline/lines"
import classes from "@/outline/outline.module.css"
import { ROLES, type Role } from "@/outline/roles"
import { useFocusBack } from "@/panel/use-focus-back"
import { useOpenPlan } from "@/plan/plan-context"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Props = { text: string; plan: PlanState; today: Minutes; where: Where; close: (added?: Reference) => void }

const MOST_SHOWN = 60
const MOST_TAKEN = 5000

/** What was pasted, as it would be taken: columns can be told apart before anything is. */
export function PasteDialog({ text, plan, today, where, close }: Props) {
  const open = useOpenPlan()
  useFocusBack()
  const rows = useMemo(() => (isCells(text) ? cellsOf(text) : undefined), [text])
  const [guess, setGuess] = useState<Guess | undefined>(() => rows && guessed(rows, today, peopleOf(plan)))
  const [under, setUnder] = useState(where.parent)
  const items = useMemo(() => {
    if (rows && guess) return itemsOfCells(rows, guess, today)
    return itemsOfLines(text, today, (names) => resolver(plan, ACTIVITIES, names))
  }, [rows, guess, text, plan, today])
  const made = useMemo(() => {
    const same = under && where.parent && referenceText(under) === referenceText(where.parent)
    return adding(plan, items, same || under === where.parent ? where : { parent: under }, dateText(today))
  }, [plan, items, where, under, today])
  const unread = useMemo(() => (rows && guess ? unreadCells(rows, guess, today) : []), [rows, guess, today])
  const shown = flat(items)
  const many = shown.length > MOST_TAKEN

  function take() {
    if (shown.length > 0) open.change(made.changes, say("outline.pasteMessage", { count: shown.length }))
    close(made.added[0])
  }

  return (
    <Modal
      opened
      onClose={() => close()}
      size={rows ? "xl" : "lg"}
      title={say("outline.paste", { count: shown.length })}
      centered
    >
      {rows && guess && <Columns rows={rows} guess={guess} setGuess={setGuess} />}
      {rows && <p className={classes.quiet}>{say("outline.becomes")}</p>}
      <div className={classes.preview}>
        <ul>
          {shown.slice(0, MOST_SHOWN).map(({ item, depth }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pasted lines have nothing else of their own
            <li key={place} style={{ paddingInlineStart: depth * 20 }}>
              <span className={classes.kind}>
                <KindIcon kind={item.kind} />
              </span>
              <span>{item.name}</span>
              <small>{about(item)}</small>
            </li>
          ))}
          {shown.length > MOST_SHOWN && <li>{say("panel.andMore", { count: shown.length - MOST_SHOWN })}</li>}
          {shown.length === 0 && <li>{say("outline.pasteNothing")}</li>}
        </ul>
      </div>
      {unread.length > 0 && <Unread cells={unread} />}
      {made.wrong.length > 0 && (
        <p className={classes.amiss}>
          {say("outline.pasteWrong", { count: made.wrong.length, name: made.wrong[0]?.item.name ?? "" })}{" "}
          {made.wrong[0]?.why}
        </p>
      )}
      {many && <p className={classes.amiss}>{say("outline.pasteMany", { most: MOST_TAKEN })}</p>}
      <Group mt="md" gap="xs" align="end">
        <Select
          size="xs"
          label={say("outline.pasteUnder")}
          data={placesOf(plan)}
          value={under ? referenceText(under) : ""}
          onChange={(value) => setUnder(readReference(value ?? ""))}
          searchable
          allowDeselect={false}
          limit={80}
          w={240}
        />
        <Group ml="auto" gap="xs">
          <Button size="sm" variant="default" onClick={() => close()}>
            {say("panel.cancel")}
          </Button>
          <Button size="sm" data-autofocus disabled={shown.length === 0 || many} onClick={take}>
            {say("outline.pasteTake", { count: shown.length })}
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}

const MOST_UNREAD = 5

/** What cannot be read, row by row, and why. */
function Unread({ cells }: { cells: readonly UnreadCell[] }) {
  return (
    <div className={classes.amiss}>
      {say("outline.pasteUnread", { count: cells.length })}
      <ul>
        {cells.slice(0, MOST_UNREAD).map(({ row, why }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike
          <li key={place}>
            {row !== "" && <b>{say("outline.pasteUnreadIn", { row })}</b>} {why}
          </li>
        ))}
        {cells.length > MOST_UNREAD && <li>{say("panel.andMore", { count: cells.length - MOST_UNREAD })}</li>}
      </ul>
    </div>
  )
}

type ColumnsProps = { rows: readonly (readonly string[])[]; guess: Guess; setGuess: (guess: Guess) => void }

/** The first rows under what each column is taken for. */
function Columns({ rows, guess, setGuess }: ColumnsProps) {
  const body = guess.header ? rows.slice(1) : rows
  const choose = (place: number, role: Role) =>
    setGuess({ ...guess, roles: guess.roles.map((each, at) => (at === place ? role : each === role ? "skip" : each)) })
  return (
    <>
      <label className={classes.quiet}>
        <input
          type="checkbox"
          checked={guess.header}
          onChange={({ target }) => setGuess({ ...guess, header: target.checked })}
        />{" "}
        {say("outline.pasteHeader")}
      </label>
      <div className={classes.preview}>
        <table>
          <thead>
            <tr>
              {guess.roles.map((role, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                <th key={place}>
                  <select
                    className={classes.roles}
                    aria-label={say("outline.pasteColumn", { place: place + 1 })}
                    value={role}
                    onChange={({ target }) => choose(place, target.value as Role)}
                  >
                    {[...ROLES.map((each) => each.role), "skip" as const].map((each) => (
                      <option key={each} value={each}>
                        {say(`outline.role.${each}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(0, 4).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
              <tr key={at}>
                {guess.roles.map((role, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                  <td key={place} data-skip={role === "skip" || undefined}>
                    {row[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function about({ estimate, after, target, owner, progress }: Item): string {
  const parts = [
    estimateText(estimate),
    target && say("panel.byDate", { day: momentWords(target) }),
    after && say("outline.afterThat", { after }),
    owner && `@${owner}`,
    progress,
  ]
  return parts.filter(Boolean).join(", ")
}

function peopleOf(plan: PlanState): ReadonlySet<string> {
  const people = [...entitiesOf(plan, "person").values()]
  return new Set(people.flatMap((person) => [person.id.toLowerCase(), titleOf(person).toLowerCase()]))
}

function placesOf(plan: PlanState): { value: string; label: string }[] {
  const places = (["initiative", "milestone"] as const).flatMap((kind) =>
    [...entitiesOf(plan, kind).values()].map((entity) => ({
      value: referenceText({ kind, id: entity.id }),
      label: titleOf(entity),
    })),
  )
  return [{ value: "", label: say("outline.atTop") }, ...places]
}
