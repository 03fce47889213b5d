import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { textInMemory } from "../document/file-reader.js";
import { BaselineError } from "./baseline-error.js";
import type { DocumentSource, FindOptions } from "./document-source.js";
import { npm } from "./npm.js";
import { newestFirst } from "./versions.js";

const run = promisify(execFile);

/** More than any generated package; what is larger is not unpacked. */
const maxPackageBytes = 64 * 1024 * 1024;
const maxDocumentBytes = 16 * 1024 * 1024;

/** `npm:@catalog/events@^1.0.0`, taken apart. */
export interface NpmName {
  readonly name: string;
  /** A version, a range of them or a tag. */
  readonly range: string;
}

const namePattern = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~][a-z0-9._~-]*$/;
/** Without colons and slashes: npm would take those for the address of something else. */
const rangePattern = /^[\w.^~<>=|*+ -]+$/;

/** The document that travels in a generated package; transitive: of each version, of those in a range, newest first. */
export async function findInNpm({ name, range }: NpmName, options: FindOptions): Promise<readonly DocumentSource[]> {
  if (!namePattern.test(name) || !rangePattern.test(range)) {
    throw new BaselineError("NPM_NAME_REFUSED", `"${name}@${range}" is no package of a registry.`, {
      remedy: "Write its name and a version, a range or a tag: npm:@catalog/events@latest.",
    });
  }
  const versions = options.transitive === true ? await releasedVersions({ name, range }, options) : [range];
  const sources = await documentsOf(
    versions.map((version) => `${name}@${version}`),
    options,
  );
  if (sources.length > 0) return sources;
  throw new BaselineError(`${options.role}_NOT_FOUND`, `The package ${name}@${range} holds no asyncapi.yaml.`, {
    remedy: "Name a package that eventwright generated: the document travels in it.",
  });
}

async function releasedVersions({ name, range }: NpmName, { cwd }: FindOptions): Promise<readonly string[]> {
  const isTag = /^[a-z]/i.test(range) && range !== "x";
  const asked = isTag ? [name, "versions"] : [`${name}@${range}`, "version"];
  const answer = await npm(cwd, ["view", ...asked]);
  return newestFirst([answer].flat().filter((version) => typeof version === "string"));
}

/** Of packages that hold no document there is none. */
async function documentsOf(specs: readonly string[], { cwd }: FindOptions): Promise<readonly DocumentSource[]> {
  const folder = await mkdtemp(join(tmpdir(), "eventwright-baseline-"));
  try {
    const packed = packedVersions(await npm(cwd, ["pack", ...specs, "--pack-destination", folder]));
    const archives = await readdir(folder);
    const sources: DocumentSource[] = [];
    for (const { name, version } of packed) {
      const archive = archives.find((file) => file.endsWith(`-${version}.tgz`));
      const text = archive === undefined ? undefined : await documentIn(join(folder, archive));
      if (text === undefined) continue;
      const shownName = `npm:${name}@${version}:asyncapi.yaml`;
      const path = join(cwd, "asyncapi.yaml");
      sources.push({ shownName, path, reader: textInMemory({ path, text, shownName }) });
    }
    return sources;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only this one file, and not to the disk: whatever else an archive holds, and wherever it says that it belongs, stays in it. */
async function documentIn(archive: string): Promise<string | undefined> {
  const { size } = await stat(archive);
  if (size > maxPackageBytes) {
    throw new BaselineError(
      "NPM_PACKAGE_TOO_LARGE",
      `${basename(archive)} has ${size} bytes, more than a generated package.`,
      {
        remedy: "Check the package's name, or name the baseline by a file.",
      },
    );
  }
  try {
    const { stdout } = await run("tar", ["-xOzf", archive, "package/asyncapi.yaml"], { maxBuffer: maxDocumentBytes });
    return stdout;
  } catch (cause) {
    if (typeof (cause as { readonly code?: unknown }).code === "number") return undefined;
    throw new BaselineError("NPM_FAILED", "The package could not be unpacked with tar.", {
      remedy: "Install tar, or name the baseline by a file.",
      cause,
    });
  }
}

/** npm prints a list of packages. */
function packedVersions(packed: unknown): readonly { readonly name: string; readonly version: string }[] {
  return [Object.values(packed ?? {})].flat().filter(isPackage);
}

function isPackage(value: unknown): value is { readonly name: string; readonly version: string } {
  if (typeof value !== "object" || value === null || !("name" in value) || !("version" in value)) return false;
  return typeof value.name === "string" && typeof value.version === "string";
}
