// Packs every published package and looks at it as its users get it: publint, arethetypeswrong, then an empty npm project
// that installs the packed SDK, imports it, requires it and compiles against it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../scripts/run.mjs";
import { endWith, root, StepFailed, step } from "../scripts/steps.mjs";
import { npm, packAll, succeed } from "./packed.mjs";

/** All that a user of the SDK installs. */
const wantedTree = ["@catalog/events", "@eventwright/runtime", "amqplib"];

/** All that run something when `eventwright` is installed: each removes a folder of its own, that of its build. */
const wantedScripts = [
  "@hyperjump/json-pointer",
  "@hyperjump/json-schema",
  "@hyperjump/json-schema-core",
  "@hyperjump/pact",
];

const folder = mkdtempSync(join(tmpdir(), "eventwright-packages-"));
await endWith(async () => {
  try {
    const tarballs = await packAll(folder);
    for (const [source, tarball] of tarballs) {
      await step(`publint ${source}`, () => node("publint/src/cli.js", [tarball, "--strict"]));
      await step(`arethetypeswrong ${source}`, () =>
        node("@arethetypeswrong/cli/dist/index.js", [
          tarball,
          "--profile",
          "esm-only",
          "--no-color",
          ...without(source),
        ]),
      );
    }
    const tarballOf = (/** @type {string} */ source) => tarballs.get(source) ?? "";
    const project = join(folder, "consumer");
    cpSync(join(root, ".ci/consumer"), project, { recursive: true });
    await step("install the SDK into an empty project", async () => {
      await npm(project, "install", ...["packages/runtime", "packages/catalog-events"].map(tarballOf));
      await checkTree(project);
      await npm(project, "install", "--save-dev", tarballOf("packages/testing"));
    });
    await step("what is run when eventwright is installed", async () => {
      const lonely = join(folder, "empty");
      mkdirSync(lonely);
      await npm(lonely, "init", "--yes");
      await npm(lonely, "install", "--package-lock-only", ...["packages/runtime", "generator"].map(tarballOf));
      checkScripts(JSON.parse(readFileSync(join(lonely, "package-lock.json"), "utf8")));
    });
    for (const script of ["import.mjs", "require.cjs"]) {
      await step(script, () => succeed(process.execPath, [script], project));
    }
    for (const config of ["tsconfig.nodenext.json", "tsconfig.bundler.json"]) {
      await step(config, async () => {
        const types = join(root, "node_modules/@types");
        await node("typescript/bin/tsc", ["-p", join(project, config), "--typeRoots", types]);
      });
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * The document travels in the package to be compared with; nothing resolves types there.
 *
 * @param {string} source
 */
function without(source) {
  return source === "packages/catalog-events" ? ["--exclude-entrypoints", "asyncapi.yaml"] : [];
}

/** @param {string} project */
async function checkTree(project) {
  const { output } = await run("npm", ["ls", "--all", "--parseable"], { cwd: project });
  const installed = output
    .split("\n")
    .filter((path) => path.includes("node_modules"))
    .map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
    .sort();
  if (installed.join() !== wantedTree.join()) {
    throw new StepFailed(`A user of the SDK should install ${wantedTree.join(", ")} and gets ${installed.join(", ")}.`);
  }
}

/** @param {{ readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> }} lockfile of npm */
function checkScripts({ packages }) {
  const found = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
  const unwanted = found.filter((name) => !wantedScripts.includes(name));
  if (unwanted.length > 0) throw new StepFailed(`Installing eventwright would run scripts of ${unwanted.join(", ")}.`);
}

/**
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 */
function node(script, args) {
  return succeed(process.execPath, [join(root, "node_modules", script), ...args], root);
}
