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
   * Folders beside the document's own that it may refer to files in, symbolic links resolved.
   * @default only the document's own folder
   */
  readonly roots?: readonly string[];
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
  /** What `eventwright check` and `eventwright diff` let pass. */
  readonly check?: CheckConfig;
  /** What `eventwright lint` and `eventwright check` complain of. */
  readonly lint?: LintConfig;
}

export interface PackageConfig {
  /**
   * The generated package's name on npm, for example `@catalog/events`.
   * @default the document's title in kebab-case and ASCII, and `-events`: `catalog-service-events`
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

export interface CheckConfig {
  /**
   * What the document is compared with: `git:main`, `git:v1.2.0:path/asyncapi.yaml`, `npm:@catalog/events@latest`, a file, or
   * a folder of released versions.
   * @default nothing
   */
  readonly against?: string | readonly string[];
  /**
   * Compare with all released versions, not only the newest: all tags that `git:v*` matches, all of a package, all in a folder.
   * @default false
   */
  readonly transitive?: boolean;
  /**
   * Which directions channels keep compatible, by key; `*` stands for any text, and the first that matches counts.
   * @default backward where one service owns the queue, else both
   */
  readonly channels?: Readonly<Record<string, "both" | "backward" | "forward" | "none">>;
  /** How bad a finding is, by the rule's id, instead of the rule's own severity. */
  readonly rules?: Readonly<Record<string, "breaking" | "warning" | "info" | "off">>;
  /**
   * From which severity on a change fails. What cannot be decided fails as a break does.
   * @default "breaking"
   */
  readonly failOn?: "breaking" | "warning";
  /**
   * Fail when `info.version` rises less than the changes ask for.
   * @default true
   */
  readonly version?: boolean;
  /** Changes that do not fail. */
  readonly accept?: readonly AcceptanceConfig[];
}

/** One change that may happen. When it does another thing than it did, it has another fingerprint and fails again. */
export interface AcceptanceConfig {
  /** The change's, as the report prints it. */
  readonly fingerprint: string;
  readonly reason: string;
  readonly author: string;
  /** The last day on which it counts, in UTC: `2026-12-31`. */
  readonly expires: string;
  /** The change's rule. With `path` it is recognised, and told, when the change does another thing by now. */
  readonly rule?: string;
  readonly path?: string;
}

export interface LintConfig {
  /** How bad a finding is, by the lint rule's id, instead of the rule's own severity. */
  readonly rules?: Readonly<Record<string, "error" | "warning" | "info" | "off">>;
  /** Findings that are not told. */
  readonly suppress?: readonly SuppressionConfig[];
}

export interface SuppressionConfig {
  readonly rule: string;
  /** Where: a JSON pointer, in which `*` stands for any text. */
  readonly path: string;
  readonly reason: string;
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
