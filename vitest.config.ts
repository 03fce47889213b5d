import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "{packages,examples}/*/src/**/*.test.ts",
            "generator/{src,test}/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          // A busy machine is no failure.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "end to end",
          include: ["test/**/*.test.ts"],
          // What the snippets of the READMEs were written to by an earlier run.
          exclude: ["**/node_modules/**", "test/.tmp/**"],
          globalSetup: "test/support/require-broker.ts",
          // The contract's queues are the same for every file.
          fileParallelism: false,
          // Some start three programs, and the machine may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
