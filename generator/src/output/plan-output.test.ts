import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GeneratedFile } from "./generated-file.js";
import { OutputFolder } from "./output-folder.js";
import { type OutputPlan, planOutput, writeOutput } from "./plan-output.js";

let room: string;
let root: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), "eventwright-output-"));
  root = join(room, "sdk");
});
afterEach(() => rm(room, { recursive: true }));

const first: readonly GeneratedFile[] = [
  { path: "index.js", content: "export {};\n" },
  { path: "schemas/price.d.ts", content: "export type Price = number;\n" },
];

async function generate(files: readonly GeneratedFile[], force = false): Promise<OutputPlan> {
  const folder = new OutputFolder(root);
  const plan = await planOutput(folder, files);
  await writeOutput(folder, plan, { force });
  return plan;
}

async function listing(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe("writing", () => {
  test("makes the folder, every file and a manifest, and nothing else", async () => {
    const plan = await generate(first);

    expect(await listing(root)).toEqual([".eventwright.json", "index.js", "schemas/price.d.ts"]);
    expect(await readFile(join(root, "index.js"), "utf8")).toBe("export {};\n");
    expect(plan.write.map(({ path }) => path)).toEqual(["index.js", "schemas/price.d.ts", ".eventwright.json"]);
  });

  test("touches only what differs", async () => {
    await generate(first);
    const past = new Date("2020-01-01");
    for (const path of await listing(root)) await utimes(join(root, path), past, past);

    const plan = await generate([{ path: "index.js", content: "export const a = 1;\n" }, ...first.slice(1)]);

    expect(plan.unchanged).toEqual(["schemas/price.d.ts"]);
    expect((await stat(join(root, "schemas/price.d.ts"))).mtime).toEqual(past);
    expect((await stat(join(root, "index.js"))).mtime).not.toEqual(past);
  });

  test("touches nothing, the manifest included, when nothing differs", async () => {
    await generate(first);
    const past = new Date("2020-01-01");
    for (const path of await listing(root)) await utimes(join(root, path), past, past);

    const plan = await generate(first);

    expect(plan).toMatchObject({ write: [], remove: [], edited: [] });
    for (const path of await listing(root)) expect((await stat(join(root, path))).mtime).toEqual(past);
  });

  test("takes line endings that git changed for unchanged", async () => {
    await generate(first);
    await writeFile(join(root, "index.js"), "export {};\r\n");

    expect((await generate(first)).write).toEqual([]);
  });
});

describe("stale files", () => {
  test("are removed, with the folders that they leave empty", async () => {
    await generate(first);
    const plan = await generate(first.slice(0, 1));

    expect(plan.remove).toEqual(["schemas/price.d.ts"]);
    expect(await readdir(root)).toEqual([".eventwright.json", "index.js"]);
  });

  test("leave a folder that holds something else", async () => {
    await generate(first);
    await writeFile(join(root, "schemas/mine.ts"), "");
    await generate(first.slice(0, 1));

    expect(await readdir(join(root, "schemas"))).toEqual(["mine.ts"]);
  });

  test("are kept when a person edited them", async () => {
    await generate(first);
    await writeFile(join(root, "schemas/price.d.ts"), "mine");

    await expect(generate(first.slice(0, 1))).rejects.toMatchObject({
      code: "OUTPUT_EDITED",
      paths: ["schemas/price.d.ts"],
    });
    expect(await readFile(join(root, "schemas/price.d.ts"), "utf8")).toBe("mine");
  });
});

describe("edited files", () => {
  const next = [
    { path: "index.js", content: "export const next = 1;\n" },
    { path: "new.js", content: "" },
  ];

  test("are named, and then nothing at all is written", async () => {
    await generate(first);
    await writeFile(join(root, "index.js"), "mine");

    await expect(generate(next)).rejects.toMatchObject({ code: "OUTPUT_EDITED", paths: ["index.js"] });
    expect(await readFile(join(root, "index.js"), "utf8")).toBe("mine");
    expect(await listing(root)).toEqual([".eventwright.json", "index.js", "schemas/price.d.ts"]);
  });

  test("are overwritten by force", async () => {
    await generate(first);
    await writeFile(join(root, "index.js"), "mine");
    await generate(next, true);

    expect(await readFile(join(root, "index.js"), "utf8")).toBe("export const next = 1;\n");
  });

  test("are files that something else wrote, too", async () => {
    await mkdir(root);
    await writeFile(join(root, "index.js"), "somebody else's");

    await expect(generate(first)).rejects.toMatchObject({ code: "OUTPUT_EDITED", paths: ["index.js"] });
  });

  test("do not matter when they hold what is generated now", async () => {
    await mkdir(root);
    await writeFile(join(root, "index.js"), "export {};\n");

    expect((await generate(first)).unchanged).toEqual(["index.js"]);
  });

  test("after a run that was cut off before the manifest, there are none", async () => {
    await generate(first);
    await writeFile(join(root, "index.js"), "export const next = 1;\n");

    await expect(generate([{ path: "index.js", content: "export const next = 1;\n" }])).resolves.toMatchObject({
      edited: [],
    });
  });
});

describe("nothing outside the folder is touched", () => {
  test.each([
    "../outside.js",
    "/etc/outside.js",
    "a/../../outside.js",
    "a\\..\\outside.js",
    "C:/outside.js",
    "a//b.js",
    ".",
  ])("a generated path %j is refused", async (path) => {
    await expect(generate([{ path, content: "" }])).rejects.toMatchObject({ code: "OUTPUT_PATH_REFUSED" });
    expect(await readdir(room)).toEqual([]);
  });

  test("a manifest that lists a file outside is refused", async () => {
    await generate(first);
    await writeFile(join(room, "outside.js"), "not yours");
    await writeFile(join(root, ".eventwright.json"), JSON.stringify({ files: { "../outside.js": "sha256-x" } }));

    await expect(generate(first, true)).rejects.toMatchObject({ code: "OUTPUT_PATH_REFUSED" });
    expect(await readFile(join(room, "outside.js"), "utf8")).toBe("not yours");
  });

  test.each(["schemas", "index.js"])("a symbolic link %s is neither followed nor replaced", async (name) => {
    await mkdir(root);
    await writeFile(join(room, "elsewhere"), "not yours");
    await symlink(join(room, "elsewhere"), join(root, name));

    await expect(generate(first, true)).rejects.toMatchObject({
      code: "OUTPUT_PATH_REFUSED",
      message: `"${name}" is a symbolic link, so what is written there lands elsewhere.`,
    });
    expect(await readFile(join(room, "elsewhere"), "utf8")).toBe("not yours");
    expect(await readdir(root)).toEqual([name]);
  });

  test("a manifest that cannot be read stops everything", async () => {
    await generate(first);
    await writeFile(join(root, ".eventwright.json"), "<<<<<<< HEAD");

    await expect(generate(first, true)).rejects.toMatchObject({ code: "MANIFEST_UNREADABLE" });
  });
});
