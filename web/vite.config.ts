import react from "@vitejs/plugin-react"
import { defineConfig } from "vitest/config"

/** The server that `npm run dev` talks to: `milepost demo`. */
const server = process.env.MILEPOST_URL ?? "http://127.0.0.1:8000"

export default defineConfig({
  base: "/static/web/",
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    outDir: "../src/milepost/server/pages/web",
    emptyOutDir: true,
    manifest: "manifest.json",
    sourcemap: false,
    target: "es2022",
    rollupOptions: { input: "src/main.tsx" },
    assetsInlineLimit: 0,
  },
  // What only says words is no part of a worker that says none.
  worker: { format: "es", rolldownOptions: { treeshake: { propertyReadSideEffects: false } } },
  server: { proxy: { "/api": server, "/_allauth": server, "/sign-in": server } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
})
