import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ts } from "ts-morph";
import type { GeneratedFile } from "../src/output/generated-file.js";

const runtimeSources = fileURLToPath(new URL("../../packages/runtime/src/", import.meta.url));
const supportFiles = ["validation-support", "formats", "json-checks"];

/** Imports a module of an emitted package by its path in there. */
export type ImportEmitted = (path: string) => Promise<Readonly<Record<string, unknown>>>;

/** Writes emitted files into a folder, beside the runtime's part that they import, and imports from there. */
export function writeEmitted(folder: string, files: readonly GeneratedFile[]): ImportEmitted {
  const write = (path: string, content: string) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  write("package.json", '{ "type": "module" }');
  const runtime = "node_modules/@eventwright/runtime";
  write(`${runtime}/package.json`, '{ "type": "module", "exports": { "./generated": "./validation-support.js" } }');
  for (const name of supportFiles) {
    const source = readFileSync(join(runtimeSources, `${name}.ts`), "utf8");
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    write(`${runtime}/${name}.js`, ts.transpileModule(source, { compilerOptions: options }).outputText);
  }
  for (const { path, content } of files) write(path, content);
  return (path) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
}
