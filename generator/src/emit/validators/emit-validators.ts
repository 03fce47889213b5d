import type { Contract } from "../../contract/contract.js";
import { declaredNames } from "../../contract/schema/declared-names.js";
import { readSchemas } from "../../contract/schema/schema-reader.js";
import { schemaTypes } from "../../contract/schema/schema-types.js";
import type { NamedSchema } from "../../contract/schema-graph.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { generatedHeader } from "../header.js";
import { type SchemaNames, schemaNames } from "../schema-names.js";
import { stringSource } from "../source-of.js";
import { declaredSource } from "./declared-source.js";
import { type ModuleContext, placeOf, validatorModule } from "./validator-module.js";

const support = "@eventwright/runtime/generated";

/**
 * `validators/<name>.js` and `.d.ts` per named schema, importing each other, and an index of all `is…` and `parse…`.
 * Nothing is compiled when they are loaded.
 */
export function emitValidators(contract: Contract): readonly GeneratedFile[] {
  const names = schemaNames(contract);
  const reader = readSchemas(contract.schemas);
  const context: ModuleContext = {
    reader,
    types: schemaTypes(reader),
    source: contract.source,
    functionOf: (ref) => `validate${names.type(ref).name}`,
  };
  const header = generatedHeader(contract.source);
  const files = contract.schemas.named.flatMap((schema) => {
    const path = names.validator(schema.ref).path;
    return [
      { path, content: header + moduleSource(schema, context, names) },
      { path: path.replace(/\.js$/, ".d.ts"), content: header + declarationSource(schema, names) },
    ];
  });
  const index = header + indexSource(contract.schemas.named, names);
  return [...files, { path: "validators/index.js", content: index }, { path: "validators/index.d.ts", content: index }];
}

function moduleSource(schema: NamedSchema, context: ModuleContext, names: SchemaNames): string {
  const { is, parse, accepts, declared } = names.validator(schema.ref);
  const { functionOf } = context;
  const validate = functionOf(schema.ref);
  const module = validatorModule(schema, context);
  const table = declaredNames(schema.ref, context.reader, context.types);
  const own = declaredSource(declared, table, (ref) => names.validator(ref).declared);

  const imports = new Map<string, Set<string>>([[support, new Set([...module.support, "parse", "validator"])]]);
  const importFrom = (specifier: string, name: string) =>
    imports.set(specifier, (imports.get(specifier) ?? new Set()).add(name));
  for (const ref of module.calls) importFrom(siblingOf(names.validator(ref).path), functionOf(ref));
  for (const ref of own.refers) {
    if (ref !== schema.ref) importFrom(siblingOf(names.validator(ref).path), names.validator(ref).declared);
  }
  const place = stringSource(placeOf(schema.ref, context.source));
  return [
    importLines(imports),
    own.code,
    `export const ${accepts} = validator(${validate}, ${place});`,
    `export function ${is}(value) {\n  return ${accepts}(value);\n}`,
    `export function ${parse}(value) {\n  return parse(${stringSource(schema.name)}, ${accepts}, value);\n}`,
    module.code.replace(`function ${validate}(`, `export function ${validate}(`),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Packages first, then files, each in alphabetical order. */
function importLines(imports: ReadonlyMap<string, ReadonlySet<string>>): string {
  const [ofRuntime, ...ofFiles] = [...imports].map(([specifier, names]) => {
    return `import { ${[...names].sort().join(", ")} } from ${stringSource(specifier)};`;
  });
  return [ofRuntime, ...ofFiles.sort()].join("\n");
}

function siblingOf(path: string): string {
  return path.replace("validators/", "./");
}

function declarationSource(schema: NamedSchema, names: SchemaNames): string {
  const { is, parse, accepts, declared } = names.validator(schema.ref);
  const { name, path } = names.type(schema.ref);
  return `import type { DeclaredNames, Validator } from "${support}";
import type { ${name} } from ${stringSource(`../${path.replace(/\.d\.ts$/, ".js")}`)};

/** Whether a value is what the document says of ${name}. Undeclared properties pass unless the schema forbids them. */
export declare function ${is}(value: unknown): value is ${name};
/**
 * The value, unchanged, when it is what the document says of ${name}.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function ${parse}(value: unknown): ${name};
/** Decides as \`${is}\` does, and says why not in \`errors\`. Never throws. */
export declare const ${accepts}: Validator;
/** The properties that may be sent. */
export declare const ${declared}: DeclaredNames;
`;
}

function indexSource(schemas: readonly NamedSchema[], names: SchemaNames): string {
  const lines = schemas.map(({ ref }) => {
    const { path, is, parse } = names.validator(ref);
    return `export { ${is}, ${parse} } from "${siblingOf(path)}";`;
  });
  return `${lines.join("\n")}\n`;
}
