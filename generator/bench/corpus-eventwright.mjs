// Makes packages from the documents that it is told, and holds their validators against ajv on the documents' own schemas.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readRuntime } from "../dist/commands/read-runtime.js";
import { loadContract } from "../dist/document/load-contract.js";
import { checkContract } from "../dist/emit/check-contract.js";
import { emitPackage } from "../dist/emit/emit-package.js";
import { EmittedCodeError } from "../dist/emit/emitted-code-error.js";
import { compareValidators } from "./corpus-agreement.mjs";
import { processorTime } from "./processor-time.mjs";

/**
 * `parsed`: the document is understood. `generated`: files were made. `compiled`: they pass the strictest compiler settings.
 *
 * @typedef {"refused" | "parsed" | "generated" | "compiled"} Reached
 * @typedef {import("./corpus-agreement.mjs").Comparison} Comparison
 * @typedef {{ reached: Reached, code?: string, reason?: string, examples: number, examplesRefused: number, data?: Comparison, processorMs: number }} Ours
 */

const runtime = await readRuntime();
// What is loaded when it is first needed is no document's affair.
const repository = fileURLToPath(new URL("../..", import.meta.url));
await generate({ input: join(repository, "asyncapi.yaml"), root: repository });

process.on("message", async (document) => {
  process.send?.(await generate(/** @type {{ input: string, root: string }} */ (document)));
});
process.send?.("ready");

/**
 * @param {{ input: string, root: string }} document
 * @returns {Promise<Ours>}
 */
async function generate({ input, root }) {
  const taken = processorTime();
  const counts = { examples: 0, examplesRefused: 0 };
  /** @type {Reached} */
  let reached = "refused";
  try {
    const { contract, diagnostics } = await loadContract({ input, roots: [root] });
    const found = contract === undefined ? diagnostics : [...diagnostics, ...checkContract(contract)];
    const error = found.find(({ severity }) => severity === "error");
    if (contract === undefined || error !== undefined) {
      const { code = "", message = "", location } = error ?? {};
      return {
        reached,
        code,
        reason: `${location?.line}:${location?.column} ${message}`,
        processorMs: taken(),
        ...counts,
      };
    }
    reached = "parsed";
    counts.examples = contract.messages.reduce((sum, { examples }) => sum + examples.length, 0);
    counts.examplesRefused = new Set(
      found.filter(({ code }) => code === "example-does-not-match").map(({ location }) => location.pointer),
    ).size;
    await emitPackage({
      contract,
      options: { name: "corpus-events", runtimeVersion: `^${runtime.version}` },
      document: "",
      runtime: runtime.declarations,
    });
    const processorMs = taken();
    return { reached: "compiled", processorMs, data: compareValidators(contract), ...counts };
  } catch (error) {
    if (error instanceof EmittedCodeError) reached = "generated";
    return { reached, reason: error instanceof Error ? error.message : String(error), processorMs: taken(), ...counts };
  }
}
