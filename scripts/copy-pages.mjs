// Before the generator is packed: reports lead to its pages, so they travel in its package.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

const folder = join(root, "generator/docs");
rmSync(folder, { recursive: true, force: true });
for (const name of ["changes", "guides"]) cpSync(join(root, "docs", name), join(folder, name), { recursive: true });
