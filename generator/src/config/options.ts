import type { AcceptanceConfig, CheckConfig, Config, DocumentConfig, LintConfig, SuppressionConfig } from "./config.js";
import { packageNamePattern } from "./package-name.js";

/** One option of a configuration: what may stand there, in words and for a reader. Reader and JSON Schema follow from it. */
export type OptionKind =
  | { readonly kind: "text"; readonly pattern?: string; readonly remedy?: string }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "plugin" }
  | {
      readonly kind: "list";
      readonly item: Option /** A single item may stand without its list. */;
      readonly mayBeOne?: boolean;
    }
  /** `refused`: members that there may not be, because what is generated has them. */
  | { readonly kind: "map"; readonly refused: readonly string[] }
  /** Members whose names the user chooses, all of one kind. */
  | { readonly kind: "named"; readonly member: Option }
  | {
      readonly kind: "object";
      readonly members: Readonly<Record<string, Option>>;
      readonly required?: readonly string[];
    };

export type Option = OptionKind & { readonly description: string };

const typeName = "^[A-Z][A-Za-z0-9]*$";
const typeNameRemedy =
  "Write a name that begins with a capital letter and goes on with letters and digits: CatalogService.";

const channelPattern: Option = { kind: "text", description: "A channel's key; `*` stands for any text." };

const packageMembers = {
  name: {
    kind: "text",
    pattern: packageNamePattern,
    remedy: 'Use lower case, digits, "-", "_" and ".", with a scope or without: @catalog/events.',
    description:
      "The generated package's name on npm. Default: the document's title in kebab-case and ASCII, and -events.",
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

/** As `changes` of a report prints them. */
const fingerprint = "^[0-9a-f]{12}$";
/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6, a date without a time. */
const date = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";

const acceptanceMembers = {
  fingerprint: {
    kind: "text",
    pattern: fingerprint,
    remedy: "Copy it from the report: twelve digits and letters from a to f.",
    description: "The change's, as the report prints it.",
  },
  reason: { kind: "text", description: "Why it may happen." },
  author: { kind: "text", description: "Who says so." },
  expires: {
    kind: "text",
    pattern: date,
    remedy: "Write the last day on which it counts, year first: 2026-12-31.",
    description: "The last day on which it counts: 2026-12-31. From the next day on the change fails again.",
  },
  rule: {
    kind: "text",
    description:
      "The change's rule. With `path` it is recognised, and told, when the change does another thing by now.",
  },
  path: { kind: "text", description: "The change's path, as the report prints it." },
} satisfies Readonly<Record<keyof AcceptanceConfig, Option>>;

const suppressionMembers = {
  rule: { kind: "text", description: "The lint rule." },
  path: { kind: "text", description: "Where: a JSON pointer, in which `*` stands for any text." },
  reason: { kind: "text", description: "Why it is right there." },
} satisfies Readonly<Record<keyof SuppressionConfig, Option>>;

const checkMembers = {
  against: {
    kind: "list",
    mayBeOne: true,
    item: {
      kind: "text",
      description: "git:main, git:v1.2.0:path/asyncapi.yaml, npm:@catalog/events@latest, a file or a folder.",
    },
    description: "What the document is compared with, one or several.",
  },
  transitive: {
    kind: "flag",
    description:
      "Compare with all released versions, not only the newest: all tags that git:v* matches, all of a package, all in a folder. Default: false.",
  },
  channels: {
    kind: "named",
    member: {
      kind: "choice",
      choices: ["both", "backward", "forward", "none"],
      description: "Which directions channels whose keys match keep compatible.",
    },
    description:
      "By a channel's key, in which `*` stands for any text. Default: backward where one service owns the queue, else both.",
  },
  rules: {
    kind: "named",
    member: {
      kind: "choice",
      choices: ["breaking", "warning", "info", "off"],
      description: "How bad a finding of the rule is.",
    },
    description: "By a rule's id, instead of its own severity.",
  },
  failOn: {
    kind: "choice",
    choices: ["breaking", "warning"],
    description:
      "From which severity on a change fails. What cannot be decided fails as a break does. Default: breaking.",
  },
  version: {
    kind: "flag",
    description: "Fail when info.version rises less than the changes ask for. Default: true.",
  },
  accept: {
    kind: "list",
    item: {
      kind: "object",
      members: acceptanceMembers,
      required: ["fingerprint", "reason", "author", "expires"],
      description: "One change that may happen.",
    },
    description: "Changes that do not fail, by fingerprint.",
  },
} satisfies Readonly<Record<keyof CheckConfig, Option>>;

const lintMembers = {
  rules: {
    kind: "named",
    member: {
      kind: "choice",
      choices: ["error", "warning", "info", "off"],
      description: "How bad a finding of the rule is.",
    },
    description: "By a lint rule's id, instead of its own severity.",
  },
  suppress: {
    kind: "list",
    item: {
      kind: "object",
      members: suppressionMembers,
      required: ["rule", "path", "reason"],
      description: "Findings of one rule in one place.",
    },
    description: "Findings that are not told.",
  },
} satisfies Readonly<Record<keyof LintConfig, Option>>;

const documentMembers = {
  input: { kind: "text", description: "The AsyncAPI document. Default: asyncapi.yaml." },
  roots: {
    kind: "list",
    item: { kind: "text", description: "A folder." },
    description:
      "Folders beside the document's own that it may refer to files in. Default: only the document's own folder.",
  },
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
  check: { kind: "object", members: checkMembers, description: "What `eventwright check` and `diff` let pass." },
  lint: { kind: "object", members: lintMembers, description: "What `eventwright lint` and `check` complain of." },
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
