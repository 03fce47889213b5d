import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import type { Config } from "./config.js";
import { configOptions, type Option } from "./options.js";

export interface ReadConfig {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  /** Where an option is written, for what can only be said when the documents are known. */
  readonly locate: LocateOption;
}

type Path = readonly string[];
export type LocateOption = (path: Path) => Location;

/** Checks what a configuration file holds: a key that is not known is a typo, and would be without effect. */
export function readConfig(value: unknown, locate: LocateOption): ReadConfig {
  const { $schema: _, ...written } = isRecord(value) ? value : {};
  const problems = check(isRecord(value) ? written : value, {
    option: { kind: "object", members: configOptions, description: "" },
    path: [],
  });
  const diagnostics = problems.map(
    ({ path, ...problem }): Diagnostic => ({ severity: "error", location: locate(path), ...problem }),
  );
  if (diagnostics.length > 0) return { config: {}, diagnostics, locate };
  const config: Config = written;
  const misplaced = misplacedBesideDocuments(config).map(
    (path): Diagnostic => ({
      code: "config-belongs-to-a-document",
      severity: "error",
      message: `"${path.join(".")}" stands beside "documents"`,
      consequence: "Packages would overwrite each other.",
      remedy: "Write it into each document.",
      location: locate(path),
    }),
  );
  return { config: misplaced.length > 0 ? {} : config, diagnostics: misplaced, locate };
}

interface Problem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

function check(value: unknown, { option, path }: { readonly option: Option; readonly path: Path }): readonly Problem[] {
  const problem = (code: string, message: string, remedy: string, at = path): Problem => ({
    path: at,
    code,
    message,
    remedy,
  });
  const name = path.length === 0 ? "The configuration" : `"${path.join(".")}"`;
  switch (option.kind) {
    case "text": {
      if (typeof value !== "string" || value === "")
        return [problem("config-not-a-text", `${name} is not a text`, "Write a text that is not empty.")];
      if (option.pattern === undefined || new RegExp(option.pattern).test(value)) return [];
      return [problem("config-not-a-name", `${name} cannot be "${value}"`, option.remedy ?? "Write another name.")];
    }
    case "flag":
      if (typeof value === "boolean") return [];
      return [problem("config-not-a-flag", `${name} is neither true nor false`, "Write true or false.")];
    case "choice": {
      if (typeof value === "string" && option.choices.includes(value)) return [];
      const choices = `${option.choices.slice(0, -1).join(", ")} or ${option.choices.at(-1)}`;
      return [problem("config-not-a-choice", `${name} is none of ${choices}`, `Write ${choices}.`)];
    }
    case "plugin":
      if ((typeof value === "string" && value !== "") || isPlugin(value)) return [];
      return [
        problem(
          "config-not-a-plugin",
          `${name} is no plugin`,
          "Write the path of a module, or an object with `name` and `emit`.",
        ),
      ];
    case "list":
      if (option.mayBeOne === true && typeof value === "string") return check(value, { option: option.item, path });
      if (!Array.isArray(value)) return [problem("config-not-a-list", `${name} is not a list`, "Write a list.")];
      return value.flatMap((item, index) => check(item, { option: option.item, path: [...path, String(index)] }));
    case "map":
      if (!isRecord(value))
        return [problem("config-not-an-object", `${name} is not an object`, "Give it members: repository, author.")];
      return Object.keys(value)
        .filter((key) => option.refused.includes(key))
        .map((key) => {
          const at = [...path, key];
          const message = `"${at.join(".")}" would replace what is generated`;
          return problem("config-field-is-generated", message, "Leave it out.", at);
        });
    case "named":
      if (!isRecord(value))
        return [
          problem("config-not-an-object", `${name} is not an object`, "Give it members, a name and a value each."),
        ];
      return Object.entries(value).flatMap(([key, member]) =>
        check(member, { option: option.member, path: [...path, key] }),
      );
    case "object": {
      const keys = Object.keys(option.members).join(", ");
      if (!isRecord(value))
        return [problem("config-not-an-object", `${name} is not an object`, `Give it members: ${keys}.`)];
      const missing = (option.required ?? [])
        .filter((key) => value[key] === undefined)
        .map((key) =>
          problem(
            "config-member-missing",
            `${name} has no "${key}"`,
            `Write ${option.members[key]?.description ?? "it"}`,
          ),
        );
      const found = Object.entries(value).flatMap(([key, member]) => {
        const at = [...path, key];
        const known = Object.hasOwn(option.members, key) ? option.members[key] : undefined;
        if (known !== undefined) return member === undefined ? [] : check(member, { option: known, path: at });
        const message = `"${at.join(".")}" is not an option`;
        return [problem("unknown-config-key", message, `Options here are ${keys}.`, at)];
      });
      return [...missing, ...found];
    }
  }
}

/** What would be the same for every package, and may not be. */
function misplacedBesideDocuments(config: Config): readonly Path[] {
  if (config.documents === undefined) return [];
  const own: readonly Path[] = [["input"], ["output"], ["names"], ["channels"], ["package", "name"]];
  return own.filter((path) => path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), config));
}

export function isPlugin(value: unknown): boolean {
  return isRecord(value) && typeof value["name"] === "string" && typeof value["emit"] === "function";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
