import { useDebouncedCallback } from "@mantine/hooks"
import { useSearch } from "@tanstack/react-router"
import { useEffect, useRef, useState } from "react"
import { filterText, readFilter } from "@/objectives/filter"
import { usePutSearch } from "@/plan/use-put-search"

const PAUSE = 120

/** The name that the address says is looked for; what only objectives are narrowed to is theirs. */
export function useFound(): string {
  return useSearch({ from: "/plans/$plan", select: ({ find }) => readFilter(find).text.trim() })
}

/** What is looked for as it is being written, which the address says at the next pause. */
export function useFind(): [text: string, write: (text: string) => void] {
  const found = useFound()
  const is = useSearch({ from: "/plans/$plan", select: ({ find }) => readFilter(find).is })
  const put = usePutSearch()
  const [text, setText] = useState(found)
  const told = useRef(found)
  useEffect(() => {
    if (found === told.current) return
    told.current = found
    setText(found)
  }, [found])
  const tell = useDebouncedCallback((wanted: string) => {
    told.current = wanted
    put({ find: filterText({ text: wanted, is }) })
  }, PAUSE)
  const write = (next: string) => {
    setText(next)
    tell(next.trim())
  }
  return [text, write]
}
