import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from "node:path";
import { disk } from "../document/file-reader.js";
import { BaselineError } from "./baseline-error.js";
import type { DocumentSource, FindOptions } from "./document-source.js";
import { slashes } from "./slashes.js";
import { newestFirst } from "./versions.js";

const usualNames = ["asyncapi.yaml", "asyncapi.yml", "asyncapi.json"];
const endings = [".yaml", ".yml", ".json"];

/**
 * A file; or of a folder the document that stands where the other one stands, or is called like it; or else the newest
 * version that it holds: `1.2.0/asyncapi.yaml`, `1.2.0.yaml`. Transitive: all versions that it holds, newest first.
 */
export function findOnDisk(name: string, options: FindOptions): readonly DocumentSource[] {
  const { cwd, document, transitive = false, role } = options;
  if (name === "") {
    throw new BaselineError(
      `${role}_NOT_FOUND`,
      "The name of what to compare with is empty, so there is nothing to compare with.",
      {
        remedy:
          "Name a file, a folder, git:main or npm:@catalog/events@latest. In a script, check that the variable has a value.",
      },
    );
  }
  const path = resolve(cwd, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new BaselineError(`${role}_NOT_FOUND`, `There is no ${name}, so there is nothing to compare with.`, {
      remedy: "Check its path, which is relative to where the command runs, or to the configuration that names it.",
    });
  }
  const shownName = (file: string): string => (isAbsolute(name) ? file : slashes(relative(cwd, file)));
  const source = (file: string): DocumentSource => ({
    shownName: shownName(file),
    path: file,
    reader: { ...disk, shownName },
  });
  if (!stats.isDirectory()) return [source(path)];

  const alike = [
    ...(document === undefined ? [] : [join(path, relative(cwd, document)), join(path, basename(document))]),
    ...usualNames.map((usual) => join(path, usual)),
  ].find((file) => file !== document && isFile(file));
  const versions = versionsIn(path, document);
  const found = alike !== undefined && !(transitive && versions.length > 0) ? [alike] : versions;
  const [newest] = found;
  if (newest === undefined) {
    const wanted = document === undefined ? usualNames[0] : basename(document);
    const isOwn = document !== undefined && isFile(document) && dirname(document) === path;
    const lack = isOwn
      ? `no ${wanted} but the document itself, and no version of it`
      : `no ${wanted} and no version of one`;
    throw new BaselineError(`${role}_NOT_FOUND`, `The folder ${name} holds ${lack}.`, {
      remedy: `Keep released documents in it as 1.2.0/${wanted} or 1.2.0.yaml, or name a file.`,
    });
  }
  return (transitive ? found : [newest]).map(source);
}

/** Files of a folder whose names, or whose folders' names, end in a version; newest first. */
function versionsIn(folder: string, document: string | undefined): readonly string[] {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    const ending = extname(entry);
    if (endings.includes(ending) && isFile(path)) files.set(entry.slice(0, -ending.length), path);
    const names = [...(document === undefined ? [] : [basename(document)]), ...usualNames];
    const inside = names.map((name) => join(path, name)).find(isFile);
    if (inside !== undefined) files.set(entry, inside);
  }
  return newestFirst([...files.keys()]).map((name) => files.get(name) ?? name);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
