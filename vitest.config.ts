import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/test/find-chromium.mjs";

/** Stories that mostly wait, or start programs of their own, run beside the others. */
const WAITING = [
  "e2e/backup.story.ts",
  "e2e/database-away.story.ts",
  "e2e/getting-started.story.ts",
  "e2e/main-job.story.ts",
];

/** One story at a time, each with a machine's patience. */
const STORIES = {
  // Stories launch this browser; empty where there is none.
  env: { CHROMIUM_PATH: findChromium(process.env) ?? "" },
  fileParallelism: false,
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

/** Three kinds of test, told apart by their file's ending: `.test` is pure, `.int.test` has a database, `.story` a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages,server,web,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.int.test.ts", "**/node_modules/**", "**/dist/**"],
          // A property's hundred runs take seconds where many programs share the machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "int",
          include: ["{packages,server,scripts,bench}/**/*.int.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          globalSetup: ["server/src/platform/database/test-cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.story.ts"],
          exclude: WAITING,
          ...STORIES,
        },
      },
      {
        test: { name: "waiting", include: WAITING, ...STORIES },
      },
    ],
  },
});
