import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findDocuments } from "./find-documents.js";
import { loadDocument } from "./load-document.js";

// Each asks npm, which takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const token = "a-token-that-nobody-may-see";
let folder: string;
let cwd: string;
let registry: Server;
const archives = new Map<string, Buffer>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "eventwright-npm-"));
  cwd = join(folder, "project");
  mkdirSync(cwd);
  for (const version of ["1.0.0", "1.1.0", "2.0.0-rc.1"])
    pack(`events-${version}`, {
      "asyncapi.yaml": documentOf(version),
      "package.json": packageOf("@house/events", version),
    });
  pack("empty-1.0.0", { "package.json": packageOf("@house/empty", "1.0.0") });
  registry = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? "");
    const archive = archives.get(url.slice("/archives/".length));
    if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end("{}");
    else if (archive !== undefined) response.end(archive);
    else if (url === "/@house/events") response.end(packument("@house/events", ["1.0.0", "1.1.0", "2.0.0-rc.1"]));
    else if (url === "/@house/empty") response.end(packument("@house/empty", ["1.0.0"]));
    else response.writeHead(404).end('{"error":"not found"}');
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const { port } = registry.address() as AddressInfo;
  // The configuration of a user's project, with the rights to its registry.
  writeFileSync(
    join(cwd, ".npmrc"),
    `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=${token}\ncache=${join(folder, "cache")}\nfetch-retries=0\n`,
  );
});
afterAll(async () => {
  await new Promise((resolve) => registry.close(resolve));
  rmSync(folder, { recursive: true });
});

const documentOf = (version: string) => `asyncapi: 3.0.0
info: { title: House, version: ${version} }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { type: object } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;
const packageOf = (name: string, version: string) =>
  JSON.stringify({ name, version, scripts: { prepare: "touch was-run", install: "touch was-run" } });

function pack(name: string, files: Readonly<Record<string, string>>): void {
  const root = join(folder, name);
  mkdirSync(join(root, "package"), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, "package", path), text);
  execFileSync("tar", ["-czf", `${root}.tgz`, "-C", root, "package"]);
  archives.set(`${name}.tgz`, readFileSync(`${root}.tgz`));
}

function packument(name: string, versions: readonly string[]): string {
  const { port } = registry.address() as AddressInfo;
  const manifests = versions.map((version) => {
    const archive = `${name.replace("@house/", "")}-${version}.tgz`;
    const integrity = `sha512-${createHash("sha512")
      .update(archives.get(archive) ?? "")
      .digest("base64")}`;
    return [version, { name, version, dist: { tarball: `http://127.0.0.1:${port}/archives/${archive}`, integrity } }];
  });
  const latest = versions.filter((version) => !version.includes("-")).at(-1);
  return JSON.stringify({
    name,
    "dist-tags": { latest, next: versions.at(-1) },
    versions: Object.fromEntries(manifests),
  });
}

async function versionsOf(name: string, transitive = false) {
  const sources = await findDocuments(name, { cwd, transitive, role: "BASELINE" });
  const loaded = await Promise.all(sources.map((source) => loadDocument(source, { role: "BASELINE" })));
  return loaded.map(({ shownName, contract }) => `${shownName} is ${contract.version}`);
}

describe("a package of npm", () => {
  test.each([
    ["npm:@house/events", "1.1.0"],
    ["npm:@house/events@latest", "1.1.0"],
    ["npm:@house/events@next", "2.0.0-rc.1"],
    ["npm:@house/events@~1.0.0", "1.0.0"],
  ])("%s holds the document of %s", async (name, version) => {
    expect(await versionsOf(name)).toEqual([`npm:@house/events@${version}:asyncapi.yaml is ${version}`]);
  });

  test("has all its releases when all are wanted, and those of a range", async () => {
    const [first, second] = ["1.1.0", "1.0.0"].map(
      (version) => `npm:@house/events@${version}:asyncapi.yaml is ${version}`,
    );

    expect(await versionsOf("npm:@house/events@latest", true)).toEqual([first, second]);
    expect(await versionsOf("npm:@house/events@<1.1.0", true)).toEqual([second]);
  });

  test("leaves nothing behind, and no script of it is run", async () => {
    const temporary = join(folder, "temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    await versionsOf("npm:@house/events@1.0.0");
    vi.unstubAllEnvs();

    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(cwd)).toEqual([".npmrc"]);
  });
});

describe("what is not there is told", () => {
  test.each([
    ["npm:@house/nothing", "NPM_PACKAGE_UNKNOWN", "The registry has no @house/nothing@latest."],
    ["npm:@house/events@3.0.0", "NPM_PACKAGE_UNKNOWN", "The registry has no @house/events@3.0.0."],
    ["npm:@house/empty", "BASELINE_NOT_FOUND", "The package @house/empty@latest holds no asyncapi.yaml."],
  ])("%s", async (name, code, message) => {
    await expect(versionsOf(name)).rejects.toMatchObject({ code, message });
  });

  test.each([
    "npm:",
    "npm:--help",
    "npm:../events",
    "npm:a@file:../events",
    "npm:a@https://localhost/a.tgz",
    "npm:a b",
  ])("%s is no package of a registry", async (name) => {
    await expect(versionsOf(name)).rejects.toMatchObject({ code: "NPM_NAME_REFUSED" });
  });

  test("no right to read it: the error has npm's code, and no token", async () => {
    const stranger = join(folder, "stranger");
    mkdirSync(stranger);
    writeFileSync(
      join(stranger, ".npmrc"),
      readFileSync(join(cwd, ".npmrc"), "utf8").replace(`=${token}`, "=wrong-token"),
    );

    const error: unknown = await findDocuments("npm:@house/events", { cwd: stranger, role: "BASELINE" }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: "NPM_FAILED", message: "npm could not get @house/events@latest (E401)." });
    expect(String(error)).not.toContain("token");
  });
});
