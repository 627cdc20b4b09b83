import { defineConfig } from "vitest/config"

/** Browsers and servers take their time, and two at once would make each other slow. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { alias: { "@": new URL("../src", import.meta.url).pathname } },
  test: {
    include: [process.env.MILEPOST_PICTURES ? "e2e/pictures.ts" : "e2e/*.e2e.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: "forks",
  },
})
