import type { Contract } from "../contract/contract.js";
import type { GeneratedFile } from "../output/generated-file.js";
import { manifestName } from "../output/manifest.js";
import type { Plugin } from "./plugin.js";
import { PluginError } from "./plugin-error.js";
import { settled } from "./settled.js";

export interface PluginFile extends GeneratedFile {
  /** The name of the plugin that emitted it. */
  readonly plugin: string;
}

/**
 * The files of all plugins, one plugin after the other.
 *
 * @throws PluginError `PLUGIN_FAILED`
 */
export async function runPlugins(plugins: readonly Plugin[], contract: Contract): Promise<readonly PluginFile[]> {
  const files: PluginFile[] = [];
  for (const plugin of plugins) {
    for (const { path, content } of await emittedBy(plugin, contract))
      files.push({ plugin: plugin.name, path, content });
  }
  return files;
}

/**
 * The package with the files of plugins, ordered by path.
 *
 * @throws PluginError `PLUGIN_PATH_REFUSED` for a file in the place of another one, or outside the output folder.
 */
export function addPluginFiles(own: readonly GeneratedFile[], added: readonly PluginFile[]): readonly GeneratedFile[] {
  // Some file systems do not tell capital letters from small ones.
  const owners = new Map(
    [manifestName, ...own.map(({ path }) => path)].map((path) => [path.toLowerCase(), "eventwright"]),
  );
  for (const { plugin, path } of added) {
    const owner = owners.get(path.toLowerCase());
    if (owner !== undefined) throw refused(plugin, `emits "${path}", which is a file of ${owner} already.`);
    if (!isInside(path)) throw refused(plugin, `emits "${path}", which is no path inside the output folder.`);
    owners.set(path.toLowerCase(), `the plugin "${plugin}"`);
  }
  const files = [...own, ...added.map(({ path, content }) => ({ path, content }))];
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function refused(plugin: string, what: string): PluginError {
  return new PluginError("PLUGIN_PATH_REFUSED", plugin, `The plugin "${plugin}" ${what}`);
}

async function emittedBy(plugin: Plugin, contract: Contract): Promise<readonly GeneratedFile[]> {
  let emitted: unknown;
  try {
    emitted = await settled(plugin.emit(contract));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PluginError("PLUGIN_FAILED", plugin.name, `The plugin "${plugin.name}" failed: ${reason}`, { cause });
  }
  if (Array.isArray(emitted) && emitted.every(isFile)) return emitted;
  const message = `The plugin "${plugin.name}" gave something other than a list of { path, content }.`;
  throw new PluginError("PLUGIN_FAILED", plugin.name, message);
}

function isFile(value: unknown): value is GeneratedFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    "content" in value &&
    typeof value.path === "string" &&
    typeof value.content === "string"
  );
}

function isInside(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\0]/.test(part));
}
