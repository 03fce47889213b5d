import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

const documentOf = (type: string) => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { $ref: "../shared/messages.yaml#/LightOn" } } }
operations:
  switchOn: { action: send, channel: { $ref: "#/channels/lights" } }
x-kind: ${type}
`;
const messagesOf = (type: string) =>
  `LightOn: { payload: { type: object, properties: { lamp: { type: ${type} } } } }\n`;
const config = "input: asyncapi.yaml\nroots: [../shared]\n";

/** A repository in which the contract is in a folder of its own, and what is shared in another. */
function repository(): { readonly root: string; readonly service: string; readonly commit: () => void } {
  const root = folderOf({
    "services/house/asyncapi.yaml": documentOf("integer"),
    "services/house/eventwright.config.yaml": config,
    "services/shared/messages.yaml": messagesOf("integer"),
  });
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", ...args],
      {
        cwd: root,
        stdio: "ignore",
      },
    );
  const commit = () => {
    git("add", "--all");
    git("commit", "--quiet", "--message", "A version");
  };
  git("init", "--quiet", "--initial-branch", "main");
  commit();
  return { root, service: join(root, "services/house"), commit };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

afterEach(() => vi.unstubAllEnvs());

const reports = ["--format", "github", "--format", "sarif=changes.sarif", "--format", "junit=changes.xml"];

/** The files that each report names. */
function filesIn(folder: string, stdout: string) {
  const { runs } = JSON.parse(readFileSync(join(folder, "changes.sarif"), "utf8"));
  const uris = runs[0].results.flatMap(
    ({
      locations,
      relatedLocations = [],
    }: Record<string, { physicalLocation: { artifactLocation: { uri: string } } }[]>) =>
      [...(locations ?? []), ...relatedLocations].map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
  );
  return {
    github: [...new Set([...stdout.matchAll(/ file=([^,]*),/g)].map(([, file]) => file))],
    sarif: [...new Set(uris)],
    junit: [
      ...new Set(
        [...readFileSync(join(folder, "changes.xml"), "utf8").matchAll(/ file="([^"]*)"/g)].map(([, file]) => file),
      ),
    ],
  };
}

const shared = "services/shared/messages.yaml";

test("a report from a folder of the repository names files from the repository's root", async () => {
  const { root, service } = repository();
  write(join(root, shared), messagesOf("string"));
  const { stdout, exitCode } = await runCli(service, "check", "--against", "git:HEAD", ...reports);
  const { github, sarif, junit } = filesIn(service, stdout);

  expect(exitCode).toBe(1);
  // What has no place of its own is told of the document.
  const files = expect.arrayContaining([shared, "services/house/asyncapi.yaml"]);
  expect([github, sarif, junit]).toEqual([files, files, files]);
  expect([...github, ...sarif, ...junit].filter((file) => !String(file).startsWith("services/"))).toEqual([]);

  const linted = await runCli(service, "lint", "--format", "github");
  expect(linted.stdout).toContain(`file=${shared},`);
});

test("two versions of git are told by the paths that they have in the repository", async () => {
  const { root, service, commit } = repository();
  write(join(root, shared), messagesOf("string"));
  commit();
  const { stdout } = await runCli(service, "diff", "git:HEAD~1:./asyncapi.yaml", "git:HEAD", ...reports);

  expect(filesIn(service, stdout)).toEqual({ github: [shared], sarif: [shared], junit: [shared] });
});

test.each(["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])(
  "without git the root is where %s says, if the command runs in it",
  async (name) => {
    const cwd = folderOf({
      "house/old.yaml": documentOf("integer").replace("../shared/messages.yaml", "messages.yaml"),
      "house/asyncapi.yaml": documentOf("string").replace("../shared/messages.yaml", "newer.yaml"),
      "house/messages.yaml": messagesOf("integer"),
      "house/newer.yaml": messagesOf("string"),
    });
    const house = join(cwd, "house");
    const named = async () => {
      const { stdout } = await runCli(house, "diff", "old.yaml", "asyncapi.yaml", ...reports);
      return filesIn(house, stdout);
    };

    vi.stubEnv(name, cwd);
    expect(await named()).toEqual({
      github: ["house/newer.yaml"],
      sarif: ["house/newer.yaml", "house/messages.yaml"],
      junit: ["house/newer.yaml"],
    });
    vi.stubEnv(name, join(cwd, "other"));
    expect((await named()).github).toEqual(["newer.yaml"]);
  },
);
