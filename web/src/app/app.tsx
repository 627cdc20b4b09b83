import { MantineProvider } from "@mantine/core"
import { Notifications } from "@mantine/notifications"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { RequestError } from "@/api/problem"
import { LiveProvider } from "@/app/live-context"
import { router } from "@/app/router"
import { theme, variables } from "@/app/theme"

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 3 && error instanceof RequestError && error.passing,
    },
  },
})

/** The nonce that the server gave this page: styles made here carry it, for the policy allows no others. */
function nonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""
}

// What keeps the page from scrolling under a dialog asks for it by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce() })

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={nonce}>
      <Notifications position="bottom-center" />
      <QueryClientProvider client={queries}>
        <LiveProvider>
          <RouterProvider router={router} context={{ queries }} />
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
