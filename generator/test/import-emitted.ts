import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { GeneratedFile } from "../src/output/generated-file.js";
import { type ImportEmitted, writeEmitted } from "./write-emitted.js";

/** Emitted files in a folder of their own, which lasts as long as the test. */
export function emittedPackage(files: readonly GeneratedFile[]): ImportEmitted {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-emitted-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return writeEmitted(folder, files);
}
