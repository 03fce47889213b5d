// Runs a TypeScript file as a process of its own: node test/faults/run-typescript.mjs FILE [ARGUMENTS]
// Node 20 cannot by itself. The file's `main(arguments)` gives the exit code.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const [file = "", ...args] = process.argv.slice(2);
const { module } = await runnerImport(resolve(file), {
  configFile: false,
  root: fileURLToPath(new URL(".", import.meta.url)),
  logLevel: "error",
  esbuild: { target: "node20" },
});
process.exit(await module.main(args));
