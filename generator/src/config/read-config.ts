import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import type { Config, PackageConfig } from "./config.js";

export interface ReadConfig {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Members of package.json that follow from the document or from how the package is made. */
const ownFields = ["name", "version", "type", "sideEffects", "exports", "files", "engines", "dependencies"];

/** Checks what a configuration file holds: a key that is not known is a typo, and would be without effect. */
export function readConfig(value: unknown, locate: (path: readonly string[]) => Location): ReadConfig {
  const diagnostics: Diagnostic[] = [];
  const report = (path: readonly string[], code: string, message: string, remedy: string): void => {
    diagnostics.push({ code, severity: "error", message, remedy, location: locate(path) });
  };
  const objectAt = (
    path: readonly string[],
    found: unknown,
    keys: readonly string[],
  ): Readonly<Record<string, unknown>> => {
    if (!isRecord(found)) {
      report(
        path,
        "config-not-an-object",
        `${path.join(".") || "The configuration"} is not an object`,
        `Give it members: ${keys.join(", ")}.`,
      );
      return {};
    }
    for (const key of Object.keys(found).filter((key) => !keys.includes(key))) {
      report(
        [...path, key],
        "unknown-config-key",
        `"${[...path, key].join(".")}" is not an option`,
        `Options here are ${keys.join(", ")}.`,
      );
    }
    return found;
  };
  const textAt = (path: readonly string[], found: unknown): string | undefined => {
    if (found === undefined || (typeof found === "string" && found !== "")) return found;
    report(path, "config-not-a-text", `"${path.join(".")}" is not a text`, "Write a text that is not empty.");
    return undefined;
  };

  const all = objectAt([], value, ["input", "output", "package"]);
  const input = textAt(["input"], all["input"]);
  const output = textAt(["output"], all["output"]);
  if (all["package"] === undefined) return { config: { ...given({ input, output }) }, diagnostics };

  const inPackage = objectAt(["package"], all["package"], ["name", "runtimeVersion", "fields"]);
  const name = textAt(["package", "name"], inPackage["name"]);
  if (name !== undefined && !isPackageName(name)) {
    report(
      ["package", "name"],
      "config-package-name",
      `"${name}" cannot be the name of an npm package`,
      'Use lower case, digits, "-", "_" and ".", with a scope or without: @catalog/events.',
    );
  }
  const runtimeVersion = textAt(["package", "runtimeVersion"], inPackage["runtimeVersion"]);
  const fields = inPackage["fields"];
  if (fields !== undefined && !isRecord(fields)) {
    report(
      ["package", "fields"],
      "config-not-an-object",
      '"package.fields" is not an object',
      "Give it members of package.json: repository, author.",
    );
  }
  for (const key of isRecord(fields) ? Object.keys(fields).filter((key) => ownFields.includes(key)) : []) {
    report(
      ["package", "fields", key],
      "config-field-is-generated",
      `"package.fields.${key}" would replace what is generated`,
      "Leave it out.",
    );
  }
  const packageConfig: PackageConfig = { ...given({ name, runtimeVersion }), ...(isRecord(fields) ? { fields } : {}) };
  return { config: { ...given({ input, output }), package: packageConfig }, diagnostics };
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
}

function given<Key extends string>(texts: Readonly<Record<Key, string | undefined>>): Partial<Record<Key, string>> {
  const entries = Object.entries<string | undefined>(texts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
