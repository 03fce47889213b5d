import type { Contract } from "../../contract/contract.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import type { PackageOptions } from "../package-options.js";

const ownFiles = ["asyncapi.yaml", "*.js", "*.d.ts", "channels", "messages", "schemas", "validators"];

/** `package.json`: complete, so that the folder can be published as it is. */
export function emitPackageJson(
  contract: Contract,
  options: PackageOptions,
  added: readonly string[] = [],
): GeneratedFile {
  const content = {
    name: options.name,
    version: packageVersion(contract.version),
    description: `Typed events of ${contract.title} over RabbitMQ, generated from its AsyncAPI document.`,
    ...(contract.license === undefined ? {} : { license: contract.license }),
    ...options.fields,
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./counterpart": { types: "./counterpart.d.ts", default: "./counterpart.js" },
      "./validators": { types: "./validators/index.d.ts", default: "./validators/index.js" },
      ...exportsOf(added),
      "./package.json": "./package.json",
    },
    files: [...ownFiles, ...filesOf(added)],
    engines: { node: ">=20.19" },
    dependencies: { "@eventwright/runtime": options.runtimeVersion },
  };
  return { path: "package.json", content: `${JSON.stringify(content, undefined, 2)}\n` };
}

/** Modules that plugins added can be imported by their path: `factories.js` as `./factories`. */
function exportsOf(added: readonly string[]): Record<string, object> {
  const modules = added.filter((path) => path.endsWith(".js")).map((path) => path.slice(0, -".js".length));
  return Object.fromEntries(
    modules.map((name) => {
      const types = added.includes(`${name}.d.ts`) ? { types: `./${name}.d.ts` } : {};
      return [`./${name}`, { ...types, default: `./${name}.js` }];
    }),
  );
}

/** What the patterns above do not name yet. npm publishes a package's README by itself. */
function filesOf(added: readonly string[]): readonly string[] {
  const names = added.map((path) => path.split("/")[0] ?? path);
  return [...new Set(names)].filter((name) => !ownFiles.includes(name) && !/\.(js|d\.ts)$/.test(name));
}

/**
 * npm asks for three numbers and signs of its own (https://semver.org); AsyncAPI for any text. `v1.2-rc_1` is `1.2.0-rc-1`, and
 * what is no version at all is `0.0.0`.
 */
export function packageVersion(version: string): string {
  const found = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([^+]*))?(?:\+(.*))?$/s.exec(version);
  if (found === null || isDate.test(version)) return "0.0.0";
  const [, major = "0", minor = "0", patch = "0", before = "", build = ""] = found;
  const numbers = [major, minor, patch].map((part) => BigInt(part)).join(".");
  const prerelease = identifiers(before).map((part) => (/^\d+$/.test(part) ? String(BigInt(part)) : part));
  return [numbers, joined("-", prerelease), joined("+", identifiers(build))].join("");
}

const isDate = /^\d+-\d+(-\d+)?$/;

function identifiers(text: string): readonly string[] {
  return text.split(".").flatMap((part) => (part === "" ? [] : part.replaceAll(/[^0-9A-Za-z-]/g, "-")));
}

function joined(sign: string, parts: readonly string[]): string {
  return parts.length === 0 ? "" : sign + parts.join(".");
}
