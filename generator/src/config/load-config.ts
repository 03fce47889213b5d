import { readdir, readFile } from "node:fs/promises";
import { dirname, extname, relative, resolve } from "node:path";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import type { Config } from "./config.js";
import { importDefault } from "./import-default.js";
import { type LocateOption, readConfig } from "./read-config.js";

/** Where a configuration is looked for. */
export const configFileNames = ["ts", "js", "mjs", "json", "yaml"].map((ending) => `eventwright.config.${ending}`);

export interface LoadedConfig {
  /** Empty when there is no file. */
  readonly config: Config;
  /** What paths in it are relative to. */
  readonly folder: string;
  /** The file, absolute, when there is one. */
  readonly file?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: LocateOption;
}

export interface LoadConfigOptions {
  readonly cwd: string;
  /** Relative to `cwd`. Absent: looked for in `cwd`. */
  readonly file?: string;
}

export async function loadConfig({ cwd, file }: LoadConfigOptions): Promise<LoadedConfig> {
  const found = file === undefined ? await findConfig(cwd) : [file];
  const [first, second] = found;
  if (first === undefined)
    return { config: {}, folder: cwd, diagnostics: [], locate: () => nowhereIn("configuration") };
  const path = resolve(cwd, first);
  const folder = dirname(path);
  const name = relative(cwd, path) || first;
  const nowhere = nowhereIn(name);
  const failed = (problem: Omit<Diagnostic, "severity" | "location">): LoadedConfig => ({
    config: {},
    folder,
    file: path,
    diagnostics: [{ severity: "error", location: nowhere, ...problem }],
    locate: () => nowhere,
  });
  if (second !== undefined) {
    const message = `there are two configurations, ${first} and ${second}`;
    return failed({ code: "two-configs", message, remedy: "Remove one, or say which with --config." });
  }
  if (!configFileNames.some((known) => extname(known) === extname(path)) && extname(path) !== ".yml") {
    const remedy = "Its name has to end in .ts, .js, .mjs, .json or .yaml.";
    return failed({ code: "config-format", message: `${name} is no format of a configuration`, remedy });
  }
  if (/\.(json|ya?ml)$/.test(path)) {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) return failed(unreadable);
    const { readConfigText } = await import("./read-config-text.js");
    return { folder, file: path, ...readConfigText(text, name) };
  }
  try {
    return { folder, file: path, ...readConfig(await importDefault(path), () => nowhere) };
  } catch (cause) {
    const consequence = cause instanceof Error ? cause.message.split("\n")[0] : undefined;
    return failed({ ...unreadable, ...(consequence === undefined ? {} : { consequence }) });
  }
}

/** A module has no lines any more when it has been loaded. */
export function nowhereIn(file: string): Location {
  return { file, pointer: "", line: 0, column: 0 };
}

const unreadable = {
  code: "config-unreadable",
  message: "the configuration cannot be read",
  remedy: "Check that the file exists and that it can be loaded.",
};

async function findConfig(cwd: string): Promise<readonly string[]> {
  const present = new Set(await readdir(cwd).catch(() => []));
  return configFileNames.filter((name) => present.has(name));
}
