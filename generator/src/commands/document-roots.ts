import { resolve } from "node:path";
import type { DocumentConfig } from "../config/config.js";
import { realPathOf } from "../output/real-path.js";

export interface RootsRequest {
  /** The configuration's folder: what its roots are relative to. */
  readonly folder: string;
  /** Instead of the configuration's. */
  readonly roots?: readonly string[];
  /** What those are relative to. */
  readonly cwd: string;
}

/** The configuration of a document with its roots as they count for this run: absolute, without symbolic links. */
export function withRoots(config: DocumentConfig, { folder, roots, cwd }: RootsRequest): DocumentConfig {
  const paths =
    roots?.map((root) => resolve(cwd, root)) ?? config.roots?.map((root) => resolve(folder, root)) ?? undefined;
  return paths === undefined ? config : { ...config, roots: paths.map(realPathOf) };
}
