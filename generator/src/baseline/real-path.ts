import { realpathSync } from "node:fs";

/** As git names it, symbolic links followed; the path itself where there is nothing. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
