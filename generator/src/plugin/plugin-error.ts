export type PluginErrorCode =
  /** There is no such module, or it cannot be loaded. */
  | "PLUGIN_NOT_LOADED"
  /** It threw, or gave something other than files. */
  | "PLUGIN_FAILED"
  /** One of its files would be in the place of another one, or outside the output folder. */
  | "PLUGIN_PATH_REFUSED";

/** Why a plugin's files were not taken. Nothing was written. */
export class PluginError extends Error {
  override readonly name = "PluginError";

  constructor(
    readonly code: PluginErrorCode,
    /** The plugin's name, or the path by which the configuration names it. */
    readonly plugin: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
