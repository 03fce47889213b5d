import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../src/index.js";

const golden = fileURLToPath(new URL("../golden", import.meta.url));
const repository = fileURLToPath(new URL("../..", import.meta.url));
const tsc = join(repository, "node_modules/.bin/tsc");

const features = (await readdir(golden, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let room: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), "eventwright-golden-"));
});
afterAll(() => rm(room, { recursive: true }));

// UPDATE_GOLDEN=1 rewrites what is expected; read the difference before it is committed.
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";

describe("each document generates the package beside it, byte for byte", () => {
  test.each(features)("%s", { timeout: 60_000 }, async (feature) => {
    const cwd = join(golden, feature);
    const expected = join(cwd, "expected");
    const output = isUpdate ? expected : join(room, feature);
    const { diagnostics, packages } = await generate({ cwd, output, force: isUpdate });

    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(packages).toHaveLength(1);
    expect(await filesIn(output)).toEqual(await filesIn(expected));
  });
});

test("the committed SDK is what the repository's document generates", { timeout: 60_000 }, async () => {
  const output = join(room, "catalog-events");
  const committed = join(repository, "packages/catalog-events");
  const { packages } = await generate({ cwd: repository, output });

  expect(packages).toHaveLength(1);
  for (const [path, content] of await filesIn(output)) {
    expect({ path, content: await readFile(join(committed, path), "utf8") }).toEqual({ path, content });
  }
});

test("adding a schema changes no other file than the indexes", { timeout: 60_000 }, async () => {
  const document = await readFile(join(golden, "constants/asyncapi.yaml"), "utf8");
  await writeFile(
    join(room, "asyncapi.yaml"),
    `${document}    Aaa: { type: object, properties: { of: { type: string } } }\n`,
  );
  await generate({ cwd: room, output: "more" });
  const before = await filesIn(join(golden, "constants/expected"));
  const after = await filesIn(join(room, "more"));

  const changed = [...after].filter(([path, content]) => before.get(path) !== content).map(([path]) => path);
  expect(changed).toEqual([
    ".eventwright.json",
    "asyncapi.yaml",
    "index.d.ts",
    "schemas/aaa.d.ts",
    "validators/aaa.d.ts",
    "validators/aaa.js",
    "validators/index.d.ts",
    "validators/index.js",
  ]);
});

test("every generated module loads, and nothing that stands in a document runs", { timeout: 60_000 }, async () => {
  const modules = ["index.js", "counterpart.js", "validators/index.js"];
  const urls = features.flatMap((feature) =>
    modules.map((name) => pathToFileURL(join(golden, feature, "expected", name)).href),
  );
  const program = `for (const url of ${JSON.stringify(urls)}) await import(url); console.log("all loaded");`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);

  expect(stdout).toBe("all loaded\n");
});

describe("what is generated, and what users write against it, compiles", () => {
  test.each([
    { resolution: "nodenext", flags: [] },
    { resolution: "bundler", flags: ["--module", "esnext", "--moduleResolution", "bundler"] },
  ])("with $resolution", { timeout: 60_000 }, async ({ flags }) => {
    const result = await promisify(execFile)(tsc, ["--project", golden, ...flags]).catch((error) => error);

    expect(result.stdout).toBe("");
  });
});

describe("what the README shows compiles as it stands", () => {
  test.each(features)("%s", { timeout: 60_000 }, async (feature) => {
    const expected = join(golden, feature, "expected");
    const user = join(room, "users", feature);
    const { name } = JSON.parse(await readFile(join(expected, "package.json"), "utf8"));
    await mkdir(join(user, "node_modules"), { recursive: true });
    await symlink(expected, join(user, "node_modules", name));
    await writeFile(join(user, "package.json"), '{ "type": "module" }');
    await writeFile(
      join(user, "tsconfig.json"),
      JSON.stringify({ extends: join(golden, "tsconfig.json"), compilerOptions: asUser, include: ["*.ts"] }),
    );
    const readme = await readFile(join(expected, "README.md"), "utf8");
    const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    for (const [index, code] of examples.entries()) await writeFile(join(user, `example-${index}.ts`), code);
    const result = await promisify(execFile)(tsc, ["--project", user]).catch((error) => error);

    expect(examples.length).toBeGreaterThan(0);
    expect(result.stdout).toBe("");
  });
});

/** An example shows values that it does nothing with. */
const asUser = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  typeRoots: [join(repository, "node_modules/@types")],
};

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths
    .sort()
    .map(async (path): Promise<[string, string]> => [path.slice(folder.length + 1), await readFile(path, "utf8")]);
  return new Map(await Promise.all(files));
}
