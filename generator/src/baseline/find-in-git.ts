import { basename, dirname, join, relative, resolve } from "node:path";
import { type FileReader, noSuchFile } from "../document/file-reader.js";
import { BaselineError } from "./baseline-error.js";
import type { DocumentSource, FindOptions } from "./document-source.js";
import { git, readBlob } from "./git.js";
import { realPath } from "./real-path.js";
import { slashes } from "./slashes.js";
import { newestFirst } from "./versions.js";

/** `git:REF` or `git:REF:PATH`, taken apart. */
export interface GitName {
  /** A branch, tag or commit; with `*` a pattern of tags. */
  readonly ref: string;
  /** From the root of the repository; with `./` or `../` from where the command runs. Absent: the document's own. */
  readonly path?: string;
}

/** The document at a ref, or at the newest tag that a pattern matches; transitive: at each of them, newest first. */
export async function findInGit({ ref, path }: GitName, options: FindOptions): Promise<readonly DocumentSource[]> {
  const { cwd, document, role } = options;
  if (ref.startsWith("-") || ref === "") {
    throw new BaselineError("GIT_REF_REFUSED", `"${ref}" is no name of a branch, tag or commit.`, {
      remedy: "Name one after git: as in git:main or git:v1.2.0.",
    });
  }
  const folder = path === undefined && document !== undefined ? realPath(dirname(document)) : realPath(cwd);
  const root = await git(folder, ["rev-parse", "--show-toplevel"]);
  if (root === undefined) {
    throw new BaselineError("GIT_NOT_A_REPOSITORY", `${folder} is not in a repository of git.`, {
      remedy: "Run eventwright in a checkout, or name the baseline by a file.",
    });
  }
  const file = pathInRepository({ path, document, folder, root });
  if (file === undefined) {
    throw new BaselineError(`${role}_NOT_FOUND`, `git:${ref} does not say which document is meant.`, {
      remedy: `Write its path after the ref: git:${ref}:asyncapi.yaml.`,
    });
  }
  const refs = ref.includes("*") ? await tagsLike(ref, root, options) : [ref];
  const sources: DocumentSource[] = [];
  for (const one of refs) {
    const { name, commit } = await commitOf(one, root);
    if (readBlob(root, { commit, path: file }) !== undefined) sources.push(documentAt({ name, commit, root, file }));
  }
  if (sources.length > 0) return sources;
  const where = refs.length === 1 ? `At ${refs[0]}` : `At none of the ${refs.length} tags that ${ref} matches`;
  throw new BaselineError(`${role}_NOT_FOUND`, `${where} there is no ${file}, so there is nothing to compare with.`, {
    remedy: `Name the path that it had there, from the root of the repository: git:${ref}:path/to/asyncapi.yaml.`,
  });
}

function documentAt({
  name,
  commit,
  root,
  file,
}: {
  readonly name: string;
  readonly commit: string;
  readonly root: string;
  readonly file: string;
}): DocumentSource {
  const inRepository = (path: string): string => slashes(relative(root, path));
  const shownName = (path: string): string => `git:${name}:${inRepository(path)}`;
  const read = (path: string): Uint8Array | undefined =>
    inRepository(path).startsWith("../") ? undefined : readBlob(root, { commit, path: inRepository(path) });
  const reader: FileReader = {
    // A link in the repository leads to a file in the repository, or is not followed.
    realPath: (path) => path,
    read(path) {
      const content = read(path);
      if (content === undefined) throw noSuchFile();
      return content;
    },
    shownName,
  };
  const path = join(root, file);
  return { shownName: shownName(path), path, reader };
}

function pathInRepository({
  path,
  document,
  folder,
  root,
}: {
  readonly path: string | undefined;
  readonly document: string | undefined;
  readonly folder: string;
  readonly root: string;
}): string | undefined {
  if (path !== undefined) {
    return /^\.\.?\//.test(path) ? slashes(relative(root, resolve(folder, path))) : path;
  }
  if (document === undefined) return undefined;
  return slashes(relative(root, join(folder, basename(document))));
}

/** A runner of CI has the branches of the repository that it was made from only under the name of the remote. */
async function commitOf(ref: string, root: string): Promise<{ readonly name: string; readonly commit: string }> {
  for (const name of [ref, `origin/${ref}`]) {
    const commit = await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
    if (commit !== undefined) return { name, commit };
  }
  const isShallow = (await git(root, ["rev-parse", "--is-shallow-repository"])) === "true";
  throw new BaselineError(
    "GIT_REF_UNKNOWN",
    `git knows no ${ref}${isShallow ? ": the checkout is a shallow one" : ""}.`,
    {
      remedy: isShallow
        ? `Fetch it first: \`git fetch --depth 1 origin ${ref}:${ref}\`, or check out with the whole history (actions/checkout: fetch-depth: 0).`
        : "Check its name, and fetch it when it is only on the server.",
    },
  );
}

async function tagsLike(
  pattern: string,
  root: string,
  { transitive = false }: FindOptions,
): Promise<readonly string[]> {
  const listed = (await git(root, ["for-each-ref", "--format=%(refname:strip=2)", `refs/tags/${pattern}`])) ?? "";
  const tags = newestFirst(listed.split("\n").filter((tag) => tag !== ""));
  const [newest] = tags;
  if (newest !== undefined) return transitive ? tags : [newest];
  throw new BaselineError("GIT_REF_UNKNOWN", `No tag that ${pattern} matches names a version.`, {
    remedy: "Fetch the tags first (`git fetch --tags`; actions/checkout: fetch-depth: 0), or check the pattern.",
  });
}
