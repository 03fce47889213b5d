import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "../output/generated-file.js";

/** The declarations of `@eventwright/runtime`, which generated code is type-checked against. The runtime itself is never loaded. */
export interface RuntimeDeclarations {
  readonly version: string;
  /** `package.json` and all `.d.ts`; paths below the package's folder. */
  readonly declarations: readonly GeneratedFile[];
}

/** Reads those of the runtime that this generator depends on: the version that it was built and tested with. */
export async function readRuntime(): Promise<RuntimeDeclarations> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@eventwright/runtime/package.json");
  const content = await readFile(manifest, "utf8");
  const { version }: { readonly version: string } = JSON.parse(content);
  const folder = dirname(manifest);
  const names = (await readdir(join(folder, "dist"))).filter((name) => name.endsWith(".d.ts")).sort();
  const declarations = names.map(async (name) => ({
    path: `dist/${name}`,
    content: await readFile(join(folder, "dist", name), "utf8"),
  }));
  return { version, declarations: [{ path: "package.json", content }, ...(await Promise.all(declarations))] };
}
