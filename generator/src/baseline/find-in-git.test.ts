import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findDocuments } from "./find-documents.js";
import { loadDocument } from "./load-document.js";

vi.setConfig({ testTimeout: 60_000 });

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "eventwright-git-"));
  git("init", "--quiet", "--initial-branch", "main");
});
afterEach(() => rmSync(cwd, { recursive: true }));

const author = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
const gitIn = (folder: string, ...args: readonly string[]): string =>
  execFileSync("git", [...author, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const git = (...args: readonly string[]): string => gitIn(cwd, ...args);

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
};
const commit = (): string => git("add", "--all") + git("commit", "--quiet", "--message", "A version");

const documentOf = (version: string, payload = "{ type: object }") => `asyncapi: 3.0.0
info: { title: House, version: ${version} }
channels:
  lights: { address: lights, messages: { LightOn: { payload: ${payload} } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;

const options = { role: "BASELINE" } as const;
const at = (folder = cwd) => ({ ...options, cwd: folder, document: join(folder, "asyncapi.yaml") });

async function versionsOf(name: string, find: Parameters<typeof findDocuments>[1] = at()) {
  const sources = await findDocuments(name, find);
  const loaded = await Promise.all(sources.map((source) => loadDocument(source, options)));
  return loaded.map(({ shownName, contract }) => `${shownName} is ${contract.version}`);
}

describe("a ref", () => {
  test("has the document as it was, whatever is on the disk now", async () => {
    write("asyncapi.yaml", documentOf("1.0.0"));
    commit();
    git("tag", "v1.0.0");
    write("asyncapi.yaml", documentOf("1.1.0"));
    commit();
    write("asyncapi.yaml", "not even YAML: [");

    expect(await versionsOf("git:main")).toEqual(["git:main:asyncapi.yaml is 1.1.0"]);
    expect(await versionsOf("git:HEAD~1")).toEqual(["git:HEAD~1:asyncapi.yaml is 1.0.0"]);
    expect(await versionsOf("git:v1.0.0:asyncapi.yaml")).toEqual(["git:v1.0.0:asyncapi.yaml is 1.0.0"]);
  });

  test("has the files that the document refers to, and places are named with it", async () => {
    write("asyncapi.yaml", documentOf("1.0.0", "{ $ref: schemas/light.yaml }"));
    write("schemas/light.yaml", "type: object\nproperties:\n  lamp: { type: integer }\n");
    commit();
    write("schemas/light.yaml", "type: string\n");

    const [source] = await findDocuments("git:main", at());
    const { contract } = await loadDocument(source as NonNullable<typeof source>, options);
    const [message] = contract.messages;
    expect(contract.schemas.get(message?.body ?? "")).toMatchObject({ type: "object" });
    expect(message?.location).toMatchObject({ file: "git:main:asyncapi.yaml", line: 4 });
    expect(contract.schemas.locate(message?.body ?? "", "/properties/lamp")).toMatchObject({
      file: "git:main:schemas/light.yaml",
      line: 3,
    });
  });

  test("is read from a folder of the repository, and a path from its root or from there", async () => {
    write("services/house/asyncapi.yaml", documentOf("1.0.0"));
    commit();
    const folder = join(cwd, "services/house");

    const want = ["git:main:services/house/asyncapi.yaml is 1.0.0"];
    expect(await versionsOf("git:main", at(folder))).toEqual(want);
    expect(await versionsOf("git:main:services/house/asyncapi.yaml", at(folder))).toEqual(want);
    expect(await versionsOf("git:main:./asyncapi.yaml", at(folder))).toEqual(want);
  });

  test("that only the remote has is found under its name there, as in a checkout of CI", async () => {
    write("asyncapi.yaml", documentOf("1.0.0"));
    commit();
    const checkout = join(cwd, "checkout");
    git("clone", "--quiet", cwd, checkout);
    gitIn(checkout, "checkout", "--quiet", "--detach");
    gitIn(checkout, "branch", "--quiet", "-D", "main");

    expect(await versionsOf("git:main", at(checkout))).toEqual(["git:origin/main:asyncapi.yaml is 1.0.0"]);
  });

  test("of links: one inside the repository is followed, one that leaves it is not", async () => {
    write("shared/light.yaml", "type: object\n");
    write("asyncapi.yaml", documentOf("1.0.0", "{ $ref: light.yaml }"));
    symlinkSync("shared/light.yaml", join(cwd, "light.yaml"));
    commit();
    expect(await versionsOf("git:main")).toEqual(["git:main:asyncapi.yaml is 1.0.0"]);

    rmSync(join(cwd, "light.yaml"));
    symlinkSync("/etc/hostname", join(cwd, "light.yaml"));
    commit();
    await expect(versionsOf("git:main")).rejects.toMatchObject({
      code: "BASELINE_UNREADABLE",
      diagnostics: [expect.objectContaining({ code: "unreadable-file" })],
    });
  });
});

describe("a pattern of tags", () => {
  beforeEach(() => {
    for (const version of ["1.9.0", "1.10.0", "2.0.0-rc.1"]) {
      write("asyncapi.yaml", documentOf(version));
      commit();
      git("tag", `v${version}`);
    }
    git("tag", "vacation");
  });

  test("stands for the newest release", async () => {
    expect(await versionsOf("git:v*")).toEqual(["git:v1.10.0:asyncapi.yaml is 1.10.0"]);
  });

  test("stands for all releases when all are wanted", async () => {
    expect(await versionsOf("git:v*", { ...at(), transitive: true })).toEqual([
      "git:v1.10.0:asyncapi.yaml is 1.10.0",
      "git:v1.9.0:asyncapi.yaml is 1.9.0",
    ]);
  });

  test("stands for prereleases where there is nothing else", async () => {
    expect(await versionsOf("git:v2*")).toEqual(["git:v2.0.0-rc.1:asyncapi.yaml is 2.0.0-rc.1"]);
  });
});

describe("what is not there is told", () => {
  beforeEach(() => {
    write("asyncapi.yaml", documentOf("1.0.0"));
    commit();
  });

  test.each([
    ["git:nowhere", "GIT_REF_UNKNOWN", "git knows no nowhere."],
    ["git:--output=x", "GIT_REF_REFUSED", '"--output=x" is no name of a branch, tag or commit.'],
    ["git:", "GIT_REF_REFUSED", '"" is no name of a branch, tag or commit.'],
    ["git:v*", "GIT_REF_UNKNOWN", "No tag that v* matches names a version."],
    [
      "git:main:other.yaml",
      "BASELINE_NOT_FOUND",
      "At main there is no other.yaml, so there is nothing to compare with.",
    ],
  ])("%s", async (name, code, message) => {
    await expect(versionsOf(name)).rejects.toMatchObject({ code, message });
  });

  test("a shallow checkout", async () => {
    const checkout = join(cwd, "checkout");
    git("clone", "--quiet", "--depth", "1", `file://${cwd}`, checkout);

    await expect(versionsOf("git:v1.0.0", at(checkout))).rejects.toMatchObject({
      code: "GIT_REF_UNKNOWN",
      remedy: expect.stringContaining("fetch-depth: 0"),
    });
  });

  test("no repository", async () => {
    const folder = mkdtempSync(join(tmpdir(), "eventwright-nowhere-"));
    await expect(versionsOf("git:main", at(folder))).rejects.toMatchObject({ code: "GIT_NOT_A_REPOSITORY" });
    rmSync(folder, { recursive: true });
  });

  test("no git", async () => {
    vi.stubEnv("PATH", "");
    await expect(versionsOf("git:main")).rejects.toMatchObject({ code: "GIT_NOT_INSTALLED" });
    vi.unstubAllEnvs();
  });

  test("no document of that name", async () => {
    await expect(versionsOf("git:main", { ...options, cwd })).rejects.toMatchObject({
      code: "BASELINE_NOT_FOUND",
      remedy: "Write its path after the ref: git:main:asyncapi.yaml.",
    });
  });
});
