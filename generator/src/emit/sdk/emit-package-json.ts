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

/** npm asks for three numbers; AsyncAPI for any text. `1.2` is `1.2.0`, and what is no version at all is `0.0.0`. */
export function packageVersion(version: string): string {
  if (/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.-]+)?(\+[\w.-]+)?$/.test(version)) return version;
  const numbers = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(version);
  if (numbers === null) return "0.0.0";
  return numbers
    .slice(1)
    .map((part) => Number(part ?? 0))
    .join(".");
}
