/**
 * The Node versions that this repository runs on: 20.19 and 22.12 are the first of their lines that `require` ES modules,
 * which the generated package and vite count on. Line 21 ended without it.
 *
 * @param {string} version for example `20.19.0`
 * @returns {string | undefined} what to do, when this version will not do
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const works = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (works) return undefined;
  return (
    `Node ${version} is too old for this repository, which needs 20.19, 22.12, 24 or a later version of one of these lines. ` +
    "Install one from https://nodejs.org, or with `nvm install 22`, and try again."
  );
}
