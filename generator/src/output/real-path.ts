import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** An absolute path without symbolic links, and spelled as the file system spells it, as far as there is something. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPathOf(folder), basename(path));
  }
}
