import { useNavigate } from "@tanstack/react-router"
import { useCallback } from "react"
import type { PlanSearch } from "@/plan/search"

/** Parameters to be put into the address; undefined takes one out. */
export type Put = { readonly [Name in keyof PlanSearch]?: PlanSearch[Name] | undefined }

/** Says in the address what is shown now, without a step for the browser's Back. */
export function usePutSearch(): (put: Put) => void {
  const navigate = useNavigate()
  return useCallback(
    (put) => void navigate({ to: ".", search: (old) => given({ ...old, ...put }), replace: true }),
    [navigate],
  )
}

function given(search: Put): PlanSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
