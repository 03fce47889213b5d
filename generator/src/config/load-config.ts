import { readdir, readFile } from "node:fs/promises";
import { dirname, extname, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { Diagnostic } from "../contract/diagnostic.js";
import { pointerOf } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import type { Config } from "./config.js";
import { readConfig } from "./read-config.js";

const fileNames = ["ts", "js", "mjs", "json", "yaml"].map((ending) => `eventwright.config.${ending}`);

export interface LoadedConfig {
  /** Empty when there is no file. */
  readonly config: Config;
  /** What paths in it are relative to. */
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadConfigOptions {
  readonly cwd: string;
  /** Relative to `cwd`. Absent: looked for in `cwd`. */
  readonly file?: string;
}

export async function loadConfig({ cwd, file }: LoadConfigOptions): Promise<LoadedConfig> {
  const found = file === undefined ? await findConfig(cwd) : [file];
  const [first, second] = found;
  if (first === undefined) return { config: {}, folder: cwd, diagnostics: [] };
  const path = resolve(cwd, first);
  const folder = dirname(path);
  const name = relative(cwd, path) || first;
  const nowhere: Location = { file: name, pointer: "", line: 0, column: 0 };
  const failed = (problem: Omit<Diagnostic, "severity" | "location">): LoadedConfig => ({
    config: {},
    folder,
    diagnostics: [{ severity: "error", location: nowhere, ...problem }],
  });
  if (second !== undefined) {
    const message = `there are two configurations, ${first} and ${second}`;
    return failed({ code: "two-configs", message, remedy: "Remove one, or say which with --config." });
  }
  if (!fileNames.some((known) => extname(known) === extname(path)) && extname(path) !== ".yml") {
    const remedy = "Its name has to end in .ts, .js, .mjs, .json or .yaml.";
    return failed({ code: "config-format", message: `${name} is no format of a configuration`, remedy });
  }
  if (/\.(json|ya?ml)$/.test(path)) {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) return failed(unreadable);
    return { folder, ...readText(text, name) };
  }
  try {
    return { folder, ...readConfig(await importDefault(path), () => nowhere) };
  } catch (cause) {
    const consequence = cause instanceof Error ? cause.message.split("\n")[0] : undefined;
    return failed({ ...unreadable, ...(consequence === undefined ? {} : { consequence }) });
  }
}

const unreadable = {
  code: "config-unreadable",
  message: "the configuration cannot be read",
  remedy: "Check that the file exists and that it can be loaded.",
};

async function findConfig(cwd: string): Promise<readonly string[]> {
  const present = new Set(await readdir(cwd).catch(() => []));
  return fileNames.filter((name) => present.has(name));
}

/** JSON is YAML, and this way both have positions. */
function readText(text: string, file: string): Pick<LoadedConfig, "config" | "diagnostics"> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const locationAt = (offset: number, pointer: string): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, pointer, line, column: col };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const message = `the configuration is broken: ${broken.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? ""}`;
    const location = locationAt(broken.pos[0], "");
    return {
      config: {},
      diagnostics: [{ code: "config-broken", severity: "error", message, location, remedy: "Correct the file." }],
    };
  }
  return readConfig(document.toJS() ?? {}, (path) => {
    const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
    const key = keyNode(parent, path.at(-1)) ?? document.contents;
    return locationAt(isNode(key) ? (key.range?.[0] ?? 0) : 0, pointerOf(path));
  });
}

function keyNode(parent: unknown, name: string | undefined): unknown {
  if (!isMap(parent) || name === undefined) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === name)?.key;
}

async function importDefault(path: string): Promise<unknown> {
  if (extname(path) === ".ts") {
    const { createJiti } = await import("jiti");
    return await createJiti(import.meta.url).import(path, { default: true });
  }
  const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
  return module.default;
}
