// The published packages as npm would serve them, and commands that have to succeed with them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../scripts/run.mjs";
import { root, StepFailed, step } from "../scripts/steps.mjs";

const published = ["packages/runtime", "packages/testing", "packages/catalog-events", "generator"];

/**
 * Packs what is built.
 *
 * @param {string} folder where the tarballs go
 * @param {readonly string[]} [sources]
 * @returns {Promise<Map<string, string>>} path of the tarball by the package's folder
 */
export async function packAll(folder, sources = published) {
  const tarballs = new Map();
  for (const source of sources) tarballs.set(source, await step(`pack ${source}`, () => pack(source, folder)));
  return tarballs;
}

/**
 * @param {string} source
 * @param {string} folder
 */
async function pack(source, folder) {
  const destination = join(folder, source.replaceAll("/", "-"));
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await succeed("npx", ["--yes", packageManager, "pack", "--pack-destination", destination], join(root, source));
  const [file = ""] = readdirSync(destination);
  return join(destination, file);
}

/**
 * @param {string} project
 * @param {string[]} args
 */
export function npm(project, ...args) {
  return succeed("npm", [...args, "--no-audit", "--no-fund"], project);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function succeed(command, args, cwd) {
  const { exitCode, output } = await run(command, args, { cwd });
  if (exitCode !== 0) throw new StepFailed(`\`${command} ${args.join(" ")}\` exited with ${exitCode}.`, output);
}
