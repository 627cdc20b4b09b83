import { useDebouncedValue } from "@mantine/hooks"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type ColumnRole, type Form, type Reading, readText } from "@/plans/calls"
import { markupOf } from "@/plans/markup"
import { presentLocale } from "@/words/words"

const PAUSE = 200

/** What somebody wants read, and what they said of it; what they did not say is guessed. */
export type Source = {
  readonly text: string
  readonly form?: Form | undefined
  readonly columns?: readonly (ColumnRole | null)[] | undefined
  readonly heads?: boolean | undefined
  /** The name of the file that it came from. */
  readonly called?: string | undefined
}

export type Read = { reading: Reading | undefined; error: Error | null; isBehind: boolean }

/** What a text comes to, a moment after the last key; until then what it came to before. */
export function useReading(source: Source): Read {
  const [settled] = useDebouncedValue(source, PAUSE)
  const isRead = mayBeRead(source.text)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["reading", settled],
    queryFn: ({ signal }) => readText(bodyOf(settled), signal),
    enabled: mayBeRead(settled.text),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  return {
    reading: isRead ? data : undefined,
    error: isRead ? error : null,
    isBehind: isRead && (settled !== source || isPlaceholderData),
  }
}

function mayBeRead(text: string): boolean {
  return text.trim() !== "" && markupOf(text) === undefined
}

export function presentZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"
}

function bodyOf({ text, form, columns, heads }: Source) {
  return {
    text,
    locale: presentLocale(),
    time_zone: presentZone(),
    ...(form ? { as: form } : {}),
    ...(columns ? { columns: [...columns] } : {}),
    ...(heads === undefined ? {} : { heads }),
  }
}
