/** The shells that `eventwright completion` writes scripts for. The tests of those that are missing are left out. */
import { aptInstallMissing } from "./apt.mjs";
import { findOnPath } from "./find-on-path.mjs";

/**
 * Installs what is missing, where that can be done.
 *
 * @param {{ readonly canApt: boolean }} machine
 * @returns {Promise<string | undefined>} why something is missing
 */
export function provideShells({ canApt }) {
  const missing = ["fish", "zsh"].filter((shell) => findOnPath(shell) === undefined);
  return aptInstallMissing(missing, { canApt });
}
