import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { importDefault } from "../config/import-default.js";
import { isPlugin } from "../config/read-config.js";
import type { Plugin } from "./plugin.js";
import { PluginError } from "./plugin-error.js";
import { settled } from "./settled.js";

export interface LoadedPlugins {
  readonly plugins: readonly Plugin[];
  /** The modules that were loaded, absolute. */
  readonly files: readonly string[];
}

/**
 * Plugins that a configuration in `folder` names.
 *
 * @throws PluginError `PLUGIN_NOT_LOADED`
 */
export async function loadPlugins(given: readonly (Plugin | string)[], folder: string): Promise<LoadedPlugins> {
  const plugins: Plugin[] = [];
  const files: string[] = [];
  for (const plugin of given) {
    if (typeof plugin !== "string") {
      plugins.push(plugin);
      continue;
    }
    const [file, loaded] = await load(plugin, folder);
    plugins.push(loaded);
    files.push(file);
  }
  return { plugins, files };
}

async function load(name: string, folder: string): Promise<readonly [string, Plugin]> {
  const failed = (reason: string, cause?: unknown): PluginError =>
    new PluginError("PLUGIN_NOT_LOADED", name, `The plugin "${name}" ${reason}`, { cause });
  try {
    const isPath = name.startsWith(".") || name.startsWith("/") || /^[A-Za-z]:/.test(name);
    const file = isPath ? resolve(folder, name) : createRequire(join(folder, "package.json")).resolve(name);
    const plugin = await settled(importDefault(file));
    if (isLoadedPlugin(plugin)) return [file, plugin];
  } catch (cause) {
    throw failed(`cannot be loaded: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`, cause);
  }
  throw failed("has no default export with `name` and `emit`.");
}

function isLoadedPlugin(value: unknown): value is Plugin {
  return isPlugin(value);
}
