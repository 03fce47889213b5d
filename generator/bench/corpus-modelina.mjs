// Makes Modelina's own TypeScript of the documents that it is told, with its default options, and compiles it.

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parentPort } from "node:worker_threads";
import modelina from "@asyncapi/modelina";
import { Project, ts } from "ts-morph";
import { parse } from "yaml";

const port = parentPort;
if (port === null) throw new Error("This runs as a thread of corpus.mjs.");

port.on("message", async (path) => {
  try {
    // References are relative to where Modelina runs.
    const cwd = dirname(path);
    process.cwd = () => cwd;
    const models = await new modelina.TypeScriptGenerator().generateCompleteModels(
      parse(readFileSync(path, "utf8"), { maxAliasCount: 10_000 }),
      { exportType: "named" },
    );
    const problem = firstProblem(models.map(({ modelName, result }) => ({ path: `/${modelName}.ts`, text: result })));
    port.postMessage(
      problem === undefined ? { outcome: "compiles" } : { outcome: "does not compile", reason: problem },
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ outcome: "fails", reason: message });
  }
});

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
