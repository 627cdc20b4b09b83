import "@mantine/dates/styles.css"
import { DatePicker, DatesProvider } from "@mantine/dates"
import { dateText } from "@/drawing/time"
import { firstDayOfWeek } from "@/drawing/timescale"
import { useToday } from "@/panel/use-edit"
import { presentLocale } from "@/words/words"

type Props = { day: string | null; pick: (day: string | null) => void }

/** A month to pick a day from; days are texts throughout, so that no time zone shifts them. */
export default function Month({ day, pick }: Props) {
  const today = useToday()
  const first = (firstDayOfWeek(presentLocale()) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
  return (
    <DatesProvider settings={{ firstDayOfWeek: first }}>
      <DatePicker size="sm" value={day} defaultDate={day ?? dateText(today)} allowDeselect onChange={pick} />
    </DatesProvider>
  )
}
