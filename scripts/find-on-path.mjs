import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @param {string} command
 * @param {readonly string[]} elsewhere folders to look into after those of PATH
 * @returns {string | undefined} its path
 */
export function findOnPath(command, elsewhere = []) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders, ...elsewhere].map((folder) => join(folder, command)).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
