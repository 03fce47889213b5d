/** The servers that docs/guides/idempotency.md keeps its stores in. The test that runs the guide does without those that are missing. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { aptInstallMissing } from "./apt.mjs";
import { findOnPath } from "./find-on-path.mjs";

/** @returns {string | undefined} path of `redis-server` */
export function findRedis() {
  return findOnPath("redis-server", ["/opt/homebrew/bin"]);
}

/** @returns {string | undefined} the folder of `initdb` and `postgres`, which Debian keeps off PATH */
export function findPostgres() {
  const initdb = findOnPath("initdb", postgresFolders());
  return initdb === undefined ? undefined : join(initdb, "..");
}

/**
 * Installs what is missing, where that can be done.
 *
 * @param {{ readonly canApt: boolean }} machine
 * @returns {Promise<string | undefined>} why something is missing
 */
export async function provideStores({ canApt }) {
  const missing = [
    ...(findRedis() === undefined ? ["redis-server"] : []),
    ...(findPostgres() === undefined ? ["postgresql"] : []),
  ];
  return aptInstallMissing(missing, { canApt });
}

/** @returns {string[]} the newest version first */
function postgresFolders() {
  const versions = "/usr/lib/postgresql";
  try {
    return readdirSync(versions)
      .sort((one, other) => Number(other) - Number(one))
      .map((version) => join(versions, version, "bin"));
  } catch {
    return [];
  }
}
