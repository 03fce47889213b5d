import type { Contract } from "../../contract/contract.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import type { PackageOptions } from "../package-options.js";

/** `package.json`: complete, so that the folder can be published as it is. */
export function emitPackageJson(contract: Contract, options: PackageOptions): GeneratedFile {
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
      "./package.json": "./package.json",
    },
    files: ["asyncapi.yaml", "*.js", "*.d.ts", "channels", "messages", "schemas", "validators"],
    engines: { node: ">=20.19" },
    dependencies: { "@eventwright/runtime": options.runtimeVersion },
  };
  return { path: "package.json", content: `${JSON.stringify(content, undefined, 2)}\n` };
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
