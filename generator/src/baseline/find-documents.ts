import type { DocumentSource, FindOptions } from "./document-source.js";
import { findInGit, type GitName } from "./find-in-git.js";
import { findInNpm, type NpmName } from "./find-in-npm.js";
import { findOnDisk } from "./find-on-disk.js";

/**
 * What `git:main`, `git:v1.2.0:path/asyncapi.yaml`, `npm:@catalog/events@latest`, a file or a folder stands for. More than
 * one only when all versions are wanted; newest first.
 *
 * @throws BaselineError when there is nothing, or git or npm cannot be asked.
 */
export async function findDocuments(name: string, options: FindOptions): Promise<readonly DocumentSource[]> {
  if (name.startsWith("git:")) return await findInGit(gitName(name.slice("git:".length)), options);
  if (name.startsWith("npm:")) return await findInNpm(npmName(name.slice("npm:".length)), options);
  return findOnDisk(name, options);
}

/** Whether it is a path. */
export function isOnDisk(name: string): boolean {
  return !name.startsWith("git:") && !name.startsWith("npm:");
}

/** Whether it says itself which document is meant, as a path does and a branch does not. */
export function namesDocument(name: string): boolean {
  return name.startsWith("git:") ? gitName(name.slice("git:".length)).path !== undefined : true;
}

/** No ref of git has a colon in its name. */
function gitName(text: string): GitName {
  const colon = text.indexOf(":");
  return colon === -1 ? { ref: text } : { ref: text.slice(0, colon), path: text.slice(colon + 1) };
}

function npmName(text: string): NpmName {
  const at = text.indexOf("@", 1);
  return at === -1 ? { name: text, range: "latest" } : { name: text.slice(0, at), range: text.slice(at + 1) };
}
