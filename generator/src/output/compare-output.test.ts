import { mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compareOutput } from "./compare-output.js";
import { OutputFolder } from "./output-folder.js";
import { planOutput, writeOutput } from "./plan-output.js";

let root: string;
let folder: OutputFolder;
const files = ["a.js", "b.js", "c.js"].map((path) => ({ path, content: `export const from = "${path}";\n` }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "eventwright-compare-"));
  folder = new OutputFolder(root);
  await writeOutput(folder, await planOutput(folder, files), { force: false });
});
afterEach(() => rm(root, { recursive: true }));

test("a folder that holds what is generated differs in nothing", async () => {
  expect(await compareOutput(folder, files)).toEqual([]);
});

test("what is missing, outdated, stale and edited by hand is named, with a diff", async () => {
  await unlink(join(root, "a.js"));
  await writeFile(join(root, "b.js"), "// mine\n");
  const [a, b] = files;

  expect(
    await compareOutput(
      folder,
      [a, b].filter((file) => file !== undefined),
    ),
  ).toEqual([
    {
      path: "a.js",
      kind: "missing",
      isEdited: false,
      diff: '--- /dev/null\n+++ b/a.js\n@@ -0,0 +1 @@\n+export const from = "a.js";\n',
    },
    {
      path: "b.js",
      kind: "outdated",
      isEdited: true,
      diff: '--- a/b.js\n+++ b/b.js\n@@ -1 +1 @@\n-// mine\n+export const from = "b.js";\n',
    },
    {
      path: "c.js",
      kind: "stale",
      isEdited: false,
      diff: '--- a/c.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-export const from = "c.js";\n',
    },
  ]);
  expect(await readFile(join(root, "b.js"), "utf8")).toBe("// mine\n");
});

test("a manifest that is gone is told where nothing else is", async () => {
  await unlink(join(root, ".eventwright.json"));

  expect(await compareOutput(folder, files)).toMatchObject([{ path: ".eventwright.json", kind: "missing" }]);
});
