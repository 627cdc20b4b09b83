import { defineConfig } from "vitest/config"

const included = process.env.MILEPOST_PICTURES
  ? "e2e/pictures.ts"
  : process.env.MILEPOST_BENCH_PLANS
    ? "e2e/bench.ts"
    : "e2e/*.e2e.ts"

/** Browsers and servers take their time, and two at once would make each other slow. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { alias: { "@": new URL("../src", import.meta.url).pathname } },
  test: {
    include: [included],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: "forks",
  },
})
