import { readFileSync } from "node:fs";

/** The version of this generator, as its package.json says. */
export function generatorVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
