import { existsSync, rmSync, writeFileSync } from "node:fs";
import { run } from "./run.mjs";
import { StepFailed } from "./steps.mjs";

/** Packages ask this file whether they may start their service (https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt). */
const policyFile = "/usr/sbin/policy-rc.d";

/**
 * Installs packages of Debian or Ubuntu, as root, without starting the services that come with them.
 *
 * @param {readonly string[]} packages
 */
export async function aptInstall(packages) {
  const restorePolicy = forbidServices();
  try {
    await apt("update");
    await apt("install", "--yes", "--no-install-recommends", ...packages);
  } finally {
    restorePolicy();
  }
}

/**
 * Installs what tests do without where it cannot be had.
 *
 * @param {readonly string[]} missing packages
 * @param {{ readonly canApt: boolean }} machine
 * @returns {Promise<string | undefined>} why something is still missing
 */
export async function aptInstallMissing(missing, { canApt }) {
  if (missing.length === 0) return undefined;
  const words = missing.join(" and ");
  if (!canApt) return `${words} is not installed, and this is not root on Debian or Ubuntu`;
  try {
    await aptInstall(missing);
    return undefined;
  } catch (error) {
    if (error instanceof StepFailed) return `${words} could not be installed: ${error.message}`;
    throw error;
  }
}

/** @returns {() => void} takes the prohibition away again */
function forbidServices() {
  if (existsSync(policyFile)) return () => {};
  // 101: "action forbidden by policy".
  writeFileSync(policyFile, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  return () => rmSync(policyFile, { force: true });
}

/** @param {string[]} args */
async function apt(...args) {
  const { exitCode, output } = await run("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  if (exitCode !== 0) throw new StepFailed(`\`apt-get ${args.join(" ")}\` exited with ${exitCode}.`, output);
}
