import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatorVersion } from "../version.js";

/**
 * Changes whenever another generator, or another runtime to check against, may give other files. A version alone does
 * not tell: who works on the generator builds it many times between two versions.
 */
export function generatorIdentity(): string {
  identity ??= identify();
  return identity;
}

/** What runs here was loaded once, whatever is built meanwhile. */
let identity: string | undefined;

function identify(): string {
  const hash = createHash("sha256").update(generatorVersion());
  const runtime = dirname(createRequire(import.meta.url).resolve("@eventwright/runtime/package.json"));
  for (const folder of [fileURLToPath(new URL("..", import.meta.url)), join(runtime, "dist")]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${name}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest("hex");
}
