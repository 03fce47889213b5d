import type { Plugin } from "../plugin/plugin.js";

/** What `eventwright.config.{ts,js,mjs,json,yaml}` says. Paths are relative to the file's folder. */
export interface Config extends DocumentConfig {
  /**
   * Several documents, a package each. What stands beside `documents` counts for all of them that do not say it
   * themselves; `input`, `output`, `package.name`, `channels` and `names` are each document's own.
   * @default one document, as the other options say
   */
  readonly documents?: readonly DocumentConfig[];
}

/** One document and the package that is generated from it. */
export interface DocumentConfig {
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
  readonly channels?: ChannelsConfig;
  readonly names?: NamesConfig;
  /** Text for a comment at the beginning of every `.js` and `.d.ts` file, below the line that says where it comes from. */
  readonly header?: string;
  /**
   * Give objects that say nothing about `additionalProperties` an index signature, so that the type takes all that the
   * validator takes. Off: a property that the document does not know is an error of the compiler, which catches typos.
   * @default false
   */
  readonly openTypes?: boolean;
  /** What adds files of its own to the package: a plugin, or the module whose default export is one. */
  readonly plugins?: readonly (Plugin | string)[];
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
 * Which channels are generated, by key; `*` stands for any text. Messages and schemas that only others use are left out
 * with them.
 */
export interface ChannelsConfig {
  /** @default all */
  readonly include?: readonly string[];
  /** @default none */
  readonly exclude?: readonly string[];
}

/** Names that are made from the document's title otherwise. */
export interface NamesConfig {
  /**
   * The interface of the document's own service.
   * @default the title in PascalCase: `CatalogService`
   */
  readonly application?: string;
  /**
   * The others' side, as in `connectCatalogCounterpart`.
   * @default the application's name with `Counterpart` in the place of `Service`: `CatalogCounterpart`
   */
  readonly counterpart?: string;
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
