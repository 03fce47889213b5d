import type { Config, DocumentConfig } from "./config.js";

/** One option of a configuration: what may stand there, in words and for a reader. Reader and JSON Schema follow from it. */
export type OptionKind =
  | { readonly kind: "text"; readonly pattern?: string; readonly remedy?: string }
  | { readonly kind: "flag" }
  | { readonly kind: "plugin" }
  | { readonly kind: "list"; readonly item: Option }
  /** `refused`: members that there may not be, because what is generated has them. */
  | { readonly kind: "map"; readonly refused: readonly string[] }
  | { readonly kind: "object"; readonly members: Readonly<Record<string, Option>> };

export type Option = OptionKind & { readonly description: string };

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const packageName = "^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]{0,213}$";
const typeName = "^[A-Z][A-Za-z0-9]*$";
const typeNameRemedy =
  "Write a name that begins with a capital letter and goes on with letters and digits: CatalogService.";

const channelPattern: Option = { kind: "text", description: "A channel's key; `*` stands for any text." };

const packageMembers = {
  name: {
    kind: "text",
    pattern: packageName,
    remedy: 'Use lower case, digits, "-", "_" and ".", with a scope or without: @catalog/events.',
    description: "The generated package's name on npm. Default: the document's title in kebab-case and -events.",
  },
  runtimeVersion: {
    kind: "text",
    description:
      "Versions of @eventwright/runtime that the package depends on. Default: the version that the generator was built with, with a caret.",
  },
  fields: {
    kind: "map",
    // They follow from the document or from how the package is made.
    refused: ["name", "version", "type", "sideEffects", "exports", "files", "engines", "dependencies"],
    description: "More members of its package.json, as they are: repository, author, publishConfig.",
  },
} satisfies Readonly<Record<string, Option>>;

const documentMembers = {
  input: { kind: "text", description: "The AsyncAPI document. Default: asyncapi.yaml." },
  output: { kind: "text", description: "The folder of the generated package. Default: sdk." },
  package: { kind: "object", members: packageMembers, description: "What the package's package.json says." },
  channels: {
    kind: "object",
    members: {
      include: { kind: "list", item: channelPattern, description: "Only these channels. Default: all." },
      exclude: { kind: "list", item: channelPattern, description: "All but these channels." },
    },
    description: "Which channels are generated. Messages and schemas that only others use are left out with them.",
  },
  names: {
    kind: "object",
    members: {
      application: {
        kind: "text",
        pattern: typeName,
        remedy: typeNameRemedy,
        description: "The interface of the document's own service. Default: the title in PascalCase, CatalogService.",
      },
      counterpart: {
        kind: "text",
        pattern: typeName,
        remedy: typeNameRemedy,
        description:
          "The others' side, as in connectCatalogCounterpart. Default: the application's name, Counterpart in place of Service.",
      },
    },
    description: "Names that are made from the document's title otherwise.",
  },
  header: {
    kind: "text",
    description:
      "Text for a comment at the beginning of every .js and .d.ts file, below the line that says where it comes from.",
  },
  openTypes: {
    kind: "flag",
    description:
      "Give objects that say nothing about additionalProperties an index signature, so that the type takes all that the validator takes. Default: false.",
  },
  plugins: {
    kind: "list",
    item: { kind: "plugin", description: "A module whose default export is a plugin: a path, or a package's name." },
    description: "What adds files of its own to the package.",
  },
} satisfies Readonly<Record<keyof DocumentConfig, Option>>;

const documentOption: Option = {
  kind: "object",
  members: documentMembers,
  description: "One document and its package.",
};

/** Everything that a configuration may say. */
export const configOptions = {
  ...documentMembers,
  documents: {
    kind: "list",
    item: documentOption,
    description:
      "Several documents, a package each. What stands beside them counts for all that do not say it themselves.",
  },
} satisfies Readonly<Record<keyof Config, Option>>;
