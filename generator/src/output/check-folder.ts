import { statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, parse, relative } from "node:path";
import { OutputError } from "./output-error.js";
import type { OutputFolder } from "./output-folder.js";
import { realPathOf } from "./real-path.js";

/**
 * Whether a package may be written to a folder at all. Reads nothing in it.
 *
 * @throws OutputError `OUTPUT_FOLDER_REFUSED` for the root of the file system and the home folder, which hold everything
 * else. `OUTPUT_PATH_REFUSED` where there is a file.
 */
export function checkFolder({ root }: OutputFolder, cwd: string): void {
  const real = realPathOf(root);
  if (real === parse(real).root) throw refused(real, "the root of the file system");
  if (real === realPathOf(homedir())) throw refused(relative(cwd, root) || ".", "your home folder");
  for (let path = root; path !== dirname(path); path = dirname(path)) {
    const kind = kindOf(path);
    if (kind === "folder") return;
    // What is below a file is not there either, so the way up is looked at.
    if (kind === "absent") continue;
    const name = relative(cwd, path);
    throw new OutputError("OUTPUT_PATH_REFUSED", `"${name}" is a file, and a folder is needed there.`);
  }
}

function kindOf(path: string): "file" | "folder" | "absent" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return "absent";
  }
}

function refused(name: string, what: string): OutputError {
  return new OutputError("OUTPUT_FOLDER_REFUSED", `The output folder is "${name}", ${what}.`);
}
