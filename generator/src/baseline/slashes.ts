import { sep } from "node:path";

/** A path as git, reports and other systems write it. */
export function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
