// Packs every published package and looks at it as its users get it: publint, arethetypeswrong, then an empty npm project
// that installs the packed SDK, imports it, requires it and compiles against it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../scripts/run.mjs";
import { endWith, root, StepFailed, step } from "../scripts/steps.mjs";

const published = ["packages/runtime", "packages/testing", "packages/catalog-events", "generator"];
/** All that a user of the SDK installs. */
const wantedTree = ["@catalog/events", "@eventwright/runtime", "amqplib"];

const folder = mkdtempSync(join(tmpdir(), "eventwright-packages-"));
await endWith(async () => {
  try {
    const tarballs = new Map();
    for (const source of published) tarballs.set(source, await step(`pack ${source}`, () => pack(source)));
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
    const project = join(folder, "consumer");
    cpSync(join(root, ".ci/consumer"), project, { recursive: true });
    await step("install the SDK into an empty project", async () => {
      await npm(project, "install", tarballs.get("packages/runtime"), tarballs.get("packages/catalog-events"));
      await checkTree(project);
      await npm(project, "install", "--save-dev", tarballs.get("packages/testing"));
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

/** @param {string} source */
async function pack(source) {
  const destination = join(folder, source.replaceAll("/", "-"));
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await succeed("npx", ["--yes", packageManager, "pack", "--pack-destination", destination], join(root, source));
  const [file = ""] = readdirSync(destination);
  return join(destination, file);
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

/**
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 */
function node(script, args) {
  return succeed(process.execPath, [join(root, "node_modules", script), ...args], root);
}

/**
 * @param {string} project
 * @param {string[]} args
 */
function npm(project, ...args) {
  return succeed("npm", [...args, "--no-audit", "--no-fund"], project);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function succeed(command, args, cwd) {
  const { exitCode, output } = await run(command, args, { cwd });
  if (exitCode !== 0) throw new StepFailed(`\`${command} ${args.join(" ")}\` exited with ${exitCode}.`, output);
}
