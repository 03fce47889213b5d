import type { Contract } from "../contract/contract.js";
import type { GeneratedFile } from "../output/generated-file.js";
import { EmittedCodeError } from "./emitted-code-error.js";
import { generatedHeader, withHeaderText } from "./header.js";
import type { PackageOptions } from "./package-options.js";
import { emitApplication } from "./sdk/emit-application.js";
import { emitChannels } from "./sdk/emit-channels.js";
import { emitCounterpart } from "./sdk/emit-counterpart.js";
import { emitMessages } from "./sdk/emit-messages.js";
import { emitPackageJson } from "./sdk/emit-package-json.js";
import { emitReadme } from "./sdk/emit-readme.js";
import { emitServers } from "./sdk/emit-servers.js";
import { layOut } from "./sdk/lay-out.js";
import { sidesOf } from "./sdk/sides.js";
import { emitSchemaTypes } from "./types/emit-schema-types.js";
import { compileTypeScript } from "./typescript/compile.js";
import { emitValidatorDeclarations, emitValidators } from "./validators/emit-validators.js";

export interface EmitInput {
  readonly contract: Contract;
  readonly options: PackageOptions;
  /** The document in one file, as YAML or JSON: what a published version is compared with later. */
  readonly document: string;
  /** The declarations of `@eventwright/runtime`, against which everything is type-checked: paths below its folder. */
  readonly runtime: readonly GeneratedFile[];
  /** Paths of the files of plugins, which become part of the package. */
  readonly added?: readonly string[];
}

/**
 * All files of the package that is generated from a contract, ordered by path.
 *
 * @throws EmittedCodeError when the strictest compiler settings find a fault in them.
 */
export async function emitPackage(input: EmitInput): Promise<readonly GeneratedFile[]> {
  const { contract, options } = input;
  const sides = sidesOf(contract);
  const schemas = [...(await emitSchemaTypes(contract, options)), ...emitValidatorDeclarations(contract)];
  const modules = [
    emitApplication(contract, sides.application),
    emitCounterpart(contract, sides.counterparts),
    ...emitMessages(contract),
    ...emitChannels(contract, sides),
    ...emitServers(contract),
  ];
  const compilation = compileTypeScript({
    modules,
    declarations: [
      ...schemas,
      ...input.runtime.map(({ path, content }) => ({ path: `node_modules/@eventwright/runtime/${path}`, content })),
    ],
  });
  const problems = [...compilation.problems, ...compilation.modules.flatMap((module) => module.problems)];
  if (problems.length > 0) throw new EmittedCodeError(problems);

  const header = generatedHeader(contract.source);
  const files = [
    emitPackageJson(contract, options, input.added),
    emitReadme(contract, sides, options),
    { path: "asyncapi.yaml", content: input.document },
    ...compilation.modules.flatMap(({ name, javascript, declaration }) => [
      { path: `${name}.js`, content: header + layOut(javascript) },
      { path: `${name}.d.ts`, content: header + layOut(declaration) },
    ]),
    ...schemas,
    // After the compiler is done: the two together would take the most memory of all.
    ...emitValidators(contract),
  ];
  return withHeaderText(files, options.header).toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
