import { useNavigate } from "@tanstack/react-router"
import { useCallback } from "react"
import type { PlanSearch, Said } from "@/plan/search"

/** Says in the address what is shown now, without a step for the browser's Back; undefined takes a parameter out. */
export function usePutSearch(): (put: Readonly<Said>) => void {
  const navigate = useNavigate()
  return useCallback(
    (put) => void navigate({ to: ".", search: (old) => given({ ...old, ...put }), replace: true }),
    [navigate],
  )
}

function given(search: Said): PlanSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
