/** What the document cannot say about the package that is generated from it. */
export interface PackageOptions {
  /** The name on npm: `@catalog/events`. */
  readonly name: string;
  /** Versions of `@eventwright/runtime` that the package works with, as npm writes ranges. */
  readonly runtimeVersion: string;
  /** More members of `package.json`, as they are: `repository`, `author`, `publishConfig`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Text for a comment at the beginning of every `.js` and `.d.ts` file. */
  readonly header?: string;
  /** Objects that say nothing about `additionalProperties` get an index signature. @default false */
  readonly openTypes?: boolean;
}
