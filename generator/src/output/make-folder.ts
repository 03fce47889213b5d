import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those that it stands in; one that is there stays. Not `mkdir` with `recursive`: that one goes round for
 * ever where the system answers that a folder is not there whose parent is, as below /proc.
 *
 * @param path Absolute.
 * @returns the topmost folder that was made, undefined when all were there.
 * @throws what the system says when it cannot be made.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const first = await make(path);
  if (first === "made") return path;
  if (first === "there") return undefined;
  if (first.code !== "ENOENT" || dirname(path) === path) throw first;
  const topmost = await makeFolder(dirname(path));
  const second = await make(path);
  if (second instanceof Error) throw second;
  return topmost ?? (second === "made" ? path : undefined);
}

/** @returns why there is no such folder now, where there is none */
async function make(path: string): Promise<"made" | "there" | NodeJS.ErrnoException> {
  try {
    await mkdir(path);
    return "made";
  } catch (cause) {
    const stats = await stat(path).catch(() => undefined);
    return stats?.isDirectory() === true ? "there" : (cause as NodeJS.ErrnoException);
  }
}
