import { statSync } from "node:fs";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

/** What a TypeScript or JavaScript module exports by default, as it is on the disk now: a changed file is loaded anew. */
export async function importDefault(path: string): Promise<unknown> {
  if (extname(path) === ".ts") {
    const { createJiti } = await import("jiti");
    return await createJiti(import.meta.url, { moduleCache: false }).import(path, { default: true });
  }
  const url = pathToFileURL(path);
  url.searchParams.set("changed", String(statSync(path).mtimeMs));
  const module: { readonly default?: unknown } = await import(url.href);
  return module.default;
}
