import { UnstyledButton } from "@mantine/core"
import type { ForecastDocument } from "@/api/types"
import { findById, titleOfId } from "@/entity/entity"
import { type Driver, daysWords, driversOf, pointsWords } from "@/forecast/drivers"
import classes from "@/forecast/forecast.module.css"
import { headlineOf, type Subject } from "@/forecast/subject"
import { usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

/** What holds a date back, by what it costs. */
export function DriverList({ forecast, subject }: { forecast: ForecastDocument; subject: Subject }) {
  const { plan } = usePlan()
  const drivers = driversOf(forecast, subject)
  const headline = subject.milestone === undefined ? headlineOf(forecast) : undefined
  if (drivers.length === 0) return <p className={classes.second}>{say("forecast.drivesNone")}</p>
  const most = Math.max(...drivers.map(({ points, days }) => points ?? days), 1e-9)
  return (
    <>
      <p className={classes.second}>
        {headline && `${say("forecast.drivesAbout", { name: titleOfId(plan, headline) })} `}
        {say("forecast.driversTold")}
      </p>
      <table className={classes.drivers}>
        <thead className={classes.unseenHead}>
          <tr>
            <th scope="col">{say("forecast.column.driver")}</th>
            <th scope="col">{say("forecast.column.points")}</th>
            <th scope="col">{say("forecast.column.days")}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((driver) => (
            <DriverLine key={driver.id} driver={driver} most={most} own={driver.id === subject.milestone} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function DriverLine({ driver: { id, risk, points, days }, most, own }: { driver: Driver; most: number; own: boolean }) {
  const { plan } = usePlan()
  const select = useSelect()
  const found = findById(plan, id)
  const name = own ? say("forecast.ownDate") : titleOfId(plan, id)
  const share = Math.max(0, (points ?? days) / most)
  return (
    <tr>
      <th scope="row">
        <UnstyledButton
          className={classes.link}
          disabled={!found}
          onClick={() => found && select({ kind: found.kind, id })}
        >
          {name}
        </UnstyledButton>{" "}
        {risk && <span className={classes.kind}>{say("forecast.risk")}</span>}
        <svg className={classes.bar} width="100%" height={6} aria-hidden="true">
          <rect width="100%" height={6} rx={3} fill="var(--track)" />
          <rect width={`${share * 100}%`} height={6} rx={3} fill="var(--unlikely)" fillOpacity={0.8} />
        </svg>
      </th>
      <td>{points === null ? "" : pointsWords(points)}</td>
      <td>{daysWords(days)}</td>
    </tr>
  )
}
