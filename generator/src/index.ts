import type { GenerateOptions, GenerateResult } from "./commands/generate.js";

export type { Generated, GenerateOptions, GenerateResult } from "./commands/generate.js";
export { type Config, defineConfig, type PackageConfig } from "./config/config.js";
export type { Diagnostic } from "./contract/diagnostic.js";
export type { Location } from "./contract/location.js";
export { EmittedCodeError } from "./emit/emitted-code-error.js";
export { OutputError, type OutputErrorCode } from "./output/output-error.js";

/**
 * Generates a package from an AsyncAPI document, as `eventwright generate` does: only files that differ are written,
 * files that are no longer emitted are removed, and nothing outside the output folder is touched.
 *
 * @throws OutputError when the output folder does not allow it, for example `OUTPUT_EDITED` when a person's edits would
 * be lost. EmittedCodeError for a fault of ours. What is wrong with the document is in the result's `diagnostics`.
 *
 * @example
 * const { diagnostics, generated } = await generate({ input: "asyncapi.yaml", output: "sdk" });
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  // A configuration imports this module for `defineConfig`; the compiler and the parser behind it are loaded when needed.
  const command = await import("./commands/generate.js");
  return await command.generate(options);
}
