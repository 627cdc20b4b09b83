import { useNavigate } from "@tanstack/react-router"
import { useCallback } from "react"

/** Shows the plan as it was at a revision, on whichever view one is; undefined goes back to now. */
export function useTravelTo(): (number: number | undefined) => void {
  const navigate = useNavigate()
  return useCallback(
    (number) => {
      void navigate({
        to: ".",
        search: ({ at: _, ...rest }) => (number === undefined ? rest : { ...rest, at: number }),
        replace: true,
      })
    },
    [navigate],
  )
}
