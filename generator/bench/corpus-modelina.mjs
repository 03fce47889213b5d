// Makes Modelina's own TypeScript of the documents that it is told, with its default options, and compiles it.

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import modelina from "@asyncapi/modelina";
import { Project, ts } from "ts-morph";
import { parse } from "yaml";
import { processorTime } from "./processor-time.mjs";

/** @typedef {{ outcome: "compiles" | "does not compile" | "fails", reason?: string, processorMs: number }} Theirs */

process.on("message", async (path) => {
  process.send?.(await model(String(path)));
});
process.send?.("ready");

/**
 * @param {string} path
 * @returns {Promise<Theirs>}
 */
async function model(path) {
  const taken = processorTime();
  try {
    // References are relative to where Modelina runs.
    process.chdir(dirname(path));
    const models = await new modelina.TypeScriptGenerator().generateCompleteModels(
      parse(readFileSync(path, "utf8"), { maxAliasCount: 10_000 }),
      { exportType: "named" },
    );
    const reason = firstProblem(models.map(({ modelName, result }) => ({ path: `/${modelName}.ts`, text: result })));
    if (reason === undefined) return { outcome: "compiles", processorMs: taken() };
    return { outcome: "does not compile", reason, processorMs: taken() };
  } catch (error) {
    return { outcome: "fails", reason: error instanceof Error ? error.message : String(error), processorMs: taken() };
  }
}

/**
 * @param {readonly { path: string, text: string }[]} files
 * @returns {string | undefined}
 */
function firstProblem(files) {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      types: [],
    },
  });
  for (const { path, text } of files) project.createSourceFile(path, text, { overwrite: true });
  const [problem] = project.getPreEmitDiagnostics();
  return problem === undefined ? undefined : ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, " ");
}
