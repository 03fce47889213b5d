import { isAbsolute, relative, resolve } from "node:path";
import { git } from "./git.js";
import { realPath } from "./real-path.js";
import { slashes } from "./slashes.js";

/** Where a runner has the repository, for one whose git refuses the folder or is not there. */
const runnersFolders = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] as const;

/**
 * How GitHub, GitLab and code scanning call the files that reports name: by their paths from the root of the repository,
 * wherever in it the command runs. The document of `git:main:a/asyncapi.yaml` is `a/asyncapi.yaml`. What is in no
 * repository keeps its name.
 *
 * @param cwd what the names are relative to
 */
export async function pathInRepository(
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<(name: string) => string> {
  const folder = realPath(cwd);
  const root =
    (await toplevelOf(folder)) ?? runnersFolders.map((name) => env[name]).find((path) => holds(path, folder));
  return (name) => {
    const [, ofCommit] = /^git:[^:]*:(.*)$/s.exec(name) ?? [];
    if (ofCommit !== undefined) return ofCommit;
    if (root === undefined || /^(?:npm:|[a-z][a-z\d+.-]+:\/\/)/i.test(name)) return name;
    const path = relative(realPath(root), resolve(folder, name));
    return isOutside(path) ? name : slashes(path);
  };
}

async function toplevelOf(folder: string): Promise<string | undefined> {
  try {
    return await git(folder, ["rev-parse", "--show-toplevel"]);
  } catch {
    // A report is made without git, too.
    return undefined;
  }
}

function holds(path: string | undefined, folder: string): boolean {
  return path !== undefined && path !== "" && !isOutside(relative(realPath(path), folder));
}

/** On another drive of Windows there is no way from one to the other. */
function isOutside(path: string): boolean {
  return /^\.\.(?:$|[\\/])/.test(path) || isAbsolute(path);
}
