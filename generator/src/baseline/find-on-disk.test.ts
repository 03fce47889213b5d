import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDocuments } from "./find-documents.js";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "eventwright-disk-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function found(
  name: string,
  given: { readonly files: readonly string[]; readonly document?: string; readonly transitive?: boolean },
) {
  for (const path of given.files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), "");
  }
  const { document = "asyncapi.yaml", transitive = false } = given;
  const sources = await findDocuments(name, { cwd, document: join(cwd, document), transitive, role: "BASELINE" });
  return sources.map(({ shownName }) => shownName);
}

test("a file is itself", async () => {
  expect(await found("old/a.yaml", { files: ["old/a.yaml"] })).toEqual(["old/a.yaml"]);
});

test("a folder has the document that stands where the other one stands, else one of its name, else of the usual name", async () => {
  const document = "services/a/events.yaml";
  const files = ["main/services/a/events.yaml", "main/events.yaml", "main/asyncapi.yaml"];

  expect(await found("main", { files, document })).toEqual([files[0]]);
  rmSync(join(cwd, "main/services"), { recursive: true });
  expect(await found("main", { files: [], document })).toEqual([files[1]]);
  rmSync(join(cwd, "main/events.yaml"));
  expect(await found("main", { files: [], document })).toEqual([files[2]]);
});

test("a folder of versions has the newest release, by its numbers", async () => {
  const files = ["1.9.0/asyncapi.yaml", "v1.10.0/asyncapi.yaml", "2.0.0-rc.1/asyncapi.yaml", "notes/asyncapi.yaml"];

  expect(await found("contracts", { files: files.map((file) => `contracts/${file}`) })).toEqual([
    "contracts/v1.10.0/asyncapi.yaml",
  ]);
  expect(await found("flat", { files: ["flat/1.2.0.yaml", "flat/1.3.0.json", "flat/README.md"] })).toEqual([
    "flat/1.3.0.json",
  ]);
});

test("a folder of versions has all of them when all are wanted", async () => {
  const files = ["contracts/1.0.0/asyncapi.yaml", "contracts/events-1.2.0.yaml", "contracts/asyncapi.yaml"];

  expect(await found("contracts", { files, transitive: true })).toEqual([files[1], files[0]]);
});

test("the folder of the document itself has its versions, and not the document", async () => {
  expect(await found(".", { files: ["asyncapi.yaml", "1.0.0.yaml"] })).toEqual(["1.0.0.yaml"]);
});

test.each(["nowhere", "nowhere.yaml"])("%s is not there", async (name) => {
  await expect(found(name, { files: [] })).rejects.toMatchObject({
    code: "BASELINE_NOT_FOUND",
    message: `There is no ${name}, so there is nothing to compare with.`,
  });
});

test("an empty folder says what it could hold", async () => {
  await expect(found("empty", { files: ["empty/notes.txt"] })).rejects.toMatchObject({
    code: "BASELINE_NOT_FOUND",
    remedy: "Keep released documents in it as 1.2.0/asyncapi.yaml or 1.2.0.yaml, or name a file.",
  });
});
