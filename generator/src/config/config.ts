/** What `eventwright.config.{ts,js,mjs,json,yaml}` says. Paths are relative to the file's folder. */
export interface Config {
  /**
   * The AsyncAPI document.
   * @default "asyncapi.yaml"
   */
  readonly input?: string;
  /**
   * The folder of the generated package. It is made when it does not exist; files in it that eventwright did not write
   * are left alone.
   * @default "sdk"
   */
  readonly output?: string;
  readonly package?: PackageConfig;
}

export interface PackageConfig {
  /**
   * The generated package's name on npm, for example `@catalog/events`.
   * @default the document's title in kebab-case and `-events`: `catalog-service-events`
   */
  readonly name?: string;
  /**
   * Versions of `@eventwright/runtime` that the package depends on, as npm writes ranges. In a pnpm workspace that holds
   * the runtime: `workspace:^`.
   * @default the version that this generator was built with, with a caret
   */
  readonly runtimeVersion?: string;
  /** More members of its `package.json`, as they are: `repository`, `author`, `publishConfig`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * Gives a configuration file in TypeScript or JavaScript its types.
 *
 * @example
 * export default defineConfig({ input: "asyncapi.yaml", output: "packages/catalog-events" });
 */
export function defineConfig(config: Config): Config {
  return config;
}
