import "@mantine/dates/styles.css"
import { DatePicker, DatesProvider } from "@mantine/dates"
import { dateText, dayWords, format, startOf } from "@/drawing/time"
import { firstDayOfWeek } from "@/drawing/timescale"
import { FIRST_DAY, LAST_DAY } from "@/entity/possible-date"
import { useToday } from "@/panel/use-edit"
import { presentLocale, say } from "@/words/words"

type Props = { day: string | null; pick: (day: string | null) => void }

const MONTH_OF_YEAR = { month: "long", year: "numeric" } as const
const MONTH = { month: "short" } as const
const YEAR = { year: "numeric" } as const
const WEEKDAY = { weekday: "short" } as const

const inForm = (form: Intl.DateTimeFormatOptions) => (date: string) => format(startOf(date.slice(0, 10)), form)

/** A month to pick a day from; days are texts throughout, so that no time zone shifts them. */
export default function Month({ day, pick }: Props) {
  const today = useToday()
  const first = (firstDayOfWeek(presentLocale()) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
  return (
    <DatesProvider settings={{ firstDayOfWeek: first }}>
      <DatePicker
        size="sm"
        value={day}
        defaultDate={day ?? dateText(today)}
        minDate={FIRST_DAY}
        maxDate={LAST_DAY}
        allowDeselect
        onChange={pick}
        getDayAriaLabel={(date) => dayWords(startOf(date.slice(0, 10)), "weekday")}
        weekdayFormat={inForm(WEEKDAY)}
        monthLabelFormat={inForm(MONTH_OF_YEAR)}
        monthsListFormat={inForm(MONTH)}
        yearLabelFormat={inForm(YEAR)}
        yearsListFormat={inForm(YEAR)}
        decadeLabelFormat={(from, to) => `${inForm(YEAR)(from)} – ${inForm(YEAR)(to)}`}
        ariaLabels={{
          monthLevelControl: say("panel.month.choose"),
          yearLevelControl: say("panel.month.chooseYear"),
          previousMonth: say("panel.month.before"),
          nextMonth: say("panel.month.after"),
          previousYear: say("panel.month.yearBefore"),
          nextYear: say("panel.month.yearAfter"),
          previousDecade: say("panel.month.decadeBefore"),
          nextDecade: say("panel.month.decadeAfter"),
        }}
      />
    </DatesProvider>
  )
}
