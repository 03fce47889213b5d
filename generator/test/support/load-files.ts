import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, vi } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import { type LoadContractOptions, type LoadedContract, loadContract } from "../../src/document/load-contract.js";
import { formatDiagnostics } from "../../src/report/format-diagnostics.js";

// The official parser takes a second to load, and several on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone when the tests of the file have finished. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function loadFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<LoadContractOptions> = {},
): Promise<LoadedContract> {
  return loadContract({ input: "asyncapi.yaml", cwd: folderOf(files), ...options });
}

export function loadText(text: string): Promise<LoadedContract> {
  return loadFiles({ "asyncapi.yaml": text });
}

/** The contract of a document that has no mistakes. */
export async function contractOf(text: string): Promise<Contract> {
  const { contract, diagnostics } = await loadText(text);
  if (contract === undefined) throw new Error(formatDiagnostics(diagnostics));
  return contract;
}

/** What a user reads about a document. */
export async function complaintsAbout(text: string): Promise<string> {
  return formatDiagnostics((await loadText(text)).diagnostics);
}
