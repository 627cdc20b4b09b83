import { UnstyledButton } from "@mantine/core"
import { KindIcon } from "@/app/icons"
import { namedChains } from "@/entity/named-chains"
import { shortName } from "@/entity/short-name"
import type { Reading } from "@/plans/calls"
import classes from "@/plans/new-plan.module.css"
import { byLine, contents, namesOf, type ReadLine, type ReadProblem, type Understood } from "@/plans/reading"
import { idOfLine } from "@/plans/unread-lines"
import { sentence as whole } from "@/rooms/failure"
import { say } from "@/words/words"

type Props = { reading: Reading; onLine: (line: number) => void }

/** What was understood, line by line, and beside it what was not. */
export function UnderstoodList({ reading, onLine }: Props) {
  const { document } = reading
  const names = namesOf(document)
  return (
    <>
      {reading.form === "file" && document && <Contents document={document} />}
      <ol className={classes.lines}>
        {byLine(reading).map((line) => (
          <Line key={line.line} line={line} names={names} onLine={onLine} />
        ))}
      </ol>
    </>
  )
}

type LineProps = { line: ReadLine; names: ReadonlyMap<string, string>; onLine: (line: number) => void }

function Line({ line: { line, understood, problems }, names, onLine }: LineProps) {
  return (
    <li className={classes.line} id={idOfLine(line)}>
      {line > 0 ? (
        <UnstyledButton
          className={classes.number}
          onClick={() => onLine(line)}
          aria-label={say("plans.toLine", { line })}
        >
          {line}
        </UnstyledButton>
      ) : (
        <span />
      )}
      <div>
        {understood.map((each) => (
          <Sentence key={each.id} understood={each} name={names.get(each.id) ?? ""} />
        ))}
        {problems.map((each) => (
          <Problem key={`${each.code} ${each.message}`} problem={each} names={names} />
        ))}
      </div>
    </li>
  )
}

/** Every sentence begins with the name of what it is about. */
function Sentence({ understood: { kind, sentence }, name }: { understood: Understood; name: string }) {
  const rest = sentence.startsWith(name) ? sentence.slice(name.length) : sentence
  return (
    <p className={classes.sentence} data-kind={kind}>
      <span className={classes.kind}>
        <KindIcon kind={kind} />
      </span>
      <span>
        <strong>{sentence.slice(0, sentence.length - rest.length)}</strong>
        {rest}
      </span>
    </p>
  )
}

type ProblemProps = { problem: ReadProblem; names: ReadonlyMap<string, string> }

function Problem({ problem: { severity, message, mend }, names }: ProblemProps) {
  const told = namedChains(message, (id) => shortName(names.get(id) ?? id))
  return (
    <p className={classes.problem} data-severity={severity} role={severity === "error" ? "alert" : undefined}>
      <span className={classes.mark} aria-hidden="true">
        !
      </span>
      <span>
        {whole(told)} {whole(mend)}
      </span>
    </p>
  )
}

/** A plan file says itself what is in it: it is only counted. */
function Contents({ document }: { document: Readonly<Record<string, unknown>> }) {
  return (
    <p className={classes.contents}>
      {contents(document)
        .map(([name, count]) => say(`plans.count.${name}`, { count }))
        .join(", ")}
    </p>
  )
}
