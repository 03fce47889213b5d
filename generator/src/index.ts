import type { GenerateOptions, GenerateResult } from "./commands/generate.js";

export type { GeneratedPackage, GenerateOptions, GenerateResult } from "./commands/generate.js";
export {
  type ChannelsConfig,
  type Config,
  type DocumentConfig,
  defineConfig,
  type NamesConfig,
  type PackageConfig,
} from "./config/config.js";
export type * from "./contract/contract.js";
export type { Diagnostic } from "./contract/diagnostic.js";
export { EmittedCodeError } from "./emit/emitted-code-error.js";
export type { GeneratedFile } from "./output/generated-file.js";
export { OutputError, type OutputErrorCode } from "./output/output-error.js";
export type { Plugin } from "./plugin/plugin.js";
export { PluginError, type PluginErrorCode } from "./plugin/plugin-error.js";

/**
 * Generates packages from AsyncAPI documents, as `eventwright generate` does: only files that differ are written,
 * files that are no longer emitted are removed, and nothing outside the output folders is touched.
 *
 * @throws OutputError when the output folder does not allow it, for example `OUTPUT_EDITED` when a person's edits would
 * be lost. PluginError when a plugin fails. EmittedCodeError for a fault of ours. What is wrong with the document is in the result's `diagnostics`.
 *
 * @example
 * const { diagnostics, packages } = await generate({ input: "asyncapi.yaml", output: "sdk" });
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  // A configuration imports this module for `defineConfig`; the compiler and the parser behind it are loaded when needed.
  const command = await import("./commands/generate.js");
  return await command.generate(options);
}
