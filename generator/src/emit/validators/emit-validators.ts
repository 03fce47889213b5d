import type { Contract } from "../../contract/contract.js";
import { declaredNames } from "../../contract/schema/declared-names.js";
import type { NamedSchema } from "../../contract/schema-graph.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { generatedHeader } from "../header.js";
import { type SchemaNames, schemaNames } from "../schema-names.js";
import { Imports } from "../sdk/imports.js";
import { stringSource } from "../source-of.js";
import { declaredSource } from "./declared-source.js";
import { type ModuleContext, moduleContext, validatorModule } from "./validator-module.js";

const support = "@eventwright/runtime/generated";

/**
 * `validators/<name>.js` per named schema, importing each other, and an index of all `is…` and `parse…`.
 * Nothing is compiled when they are loaded.
 */
export function emitValidators(contract: Contract): readonly GeneratedFile[] {
  const names = schemaNames(contract);
  const context = moduleContext(contract);
  return modules(contract, "js", (schema) => ({
    path: names.validator(schema.ref).path,
    source: moduleSource(schema, context, names),
  }));
}

/** What is known of them without their code, which is most of the text of a package. */
export function emitValidatorDeclarations(contract: Contract): readonly GeneratedFile[] {
  const names = schemaNames(contract);
  return modules(contract, "d.ts", (schema) => ({
    path: names.validator(schema.ref).path.replace(/\.js$/, ".d.ts"),
    source: declarationSource(schema, names),
  }));
}

function modules(
  contract: Contract,
  ending: "js" | "d.ts",
  moduleOf: (schema: NamedSchema) => { readonly path: string; readonly source: string },
): readonly GeneratedFile[] {
  const { named } = contract.schemas;
  const header = generatedHeader(contract.source);
  const index = { path: `validators/index.${ending}`, source: indexSource(named, schemaNames(contract)) };
  return [...named.map(moduleOf), index].map(({ path, source }) => ({ path, content: header + source }));
}

function moduleSource(schema: NamedSchema, context: ModuleContext, names: SchemaNames): string {
  const { is, parse, accepts, declared } = names.validator(schema.ref);
  const { functionOf, reader } = context;
  const validate = functionOf(schema.ref);
  const module = validatorModule(reader.node(schema.ref), validate, context);
  const table = declaredNames(schema.ref, context.reader, context.types);
  const own = declaredSource(declared, table, (ref) => names.validator(ref).declared);

  const imports = new Map<string, Set<string>>([[support, new Set([...module.support, "parse", "validator"])]]);
  const importFrom = (specifier: string, name: string) =>
    imports.set(specifier, (imports.get(specifier) ?? new Set()).add(name));
  for (const ref of module.calls) importFrom(siblingOf(names.validator(ref).path), functionOf(ref));
  for (const ref of own.refers) {
    if (ref !== schema.ref) importFrom(siblingOf(names.validator(ref).path), names.validator(ref).declared);
  }
  const place = stringSource(context.placeOf(schema.ref, ""));
  return [
    importLines(imports),
    own.code,
    `export const ${accepts} = validator(${validate}, ${place});`,
    isSource(is, accepts, module.support),
    `export function ${parse}(value) {\n  return parse(${stringSource(schema.name)}, ${accepts}, value);\n}`,
    module.code.replace(`function ${validate}(`, `export function ${validate}(`),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Where the module calls a function of the runtime's by the same name, its own has that name outside of the module only. */
function isSource(is: string, accepts: string, support: readonly string[]): string {
  const body = `{\n  return ${accepts}(value);\n}`;
  if (!support.includes(is)) return `export function ${is}(value) ${body}`;
  return `function is(value) ${body}\n\nexport { is as ${is} };`;
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
  const imports = new Imports(path.replace("schemas/", "validators/"), new Set([name]));
  const [declaredNames, validator] = [imports.type(support, "DeclaredNames"), imports.type(support, "Validator")];
  imports.type(path, name);
  const lines = imports
    .structures()
    .map(
      ({ namedImports, moduleSpecifier }) => `import type { ${namedImports.join(", ")} } from "${moduleSpecifier}";`,
    );
  return `${lines.join("\n")}

/** Whether a value is what the document says of ${name}. Undeclared properties pass unless the schema forbids them. */
export declare function ${is}(value: unknown): value is ${name};
/**
 * The value, unchanged, when it is what the document says of ${name}.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function ${parse}(value: unknown): ${name};
/** Decides as \`${is}\` does, and says why not in \`errors\`. Never throws. */
export declare const ${accepts}: ${validator};
/** The properties that may be sent. */
export declare const ${declared}: ${declaredNames};
`;
}

function indexSource(schemas: readonly NamedSchema[], names: SchemaNames): string {
  const lines = schemas.map(({ ref }) => {
    const { path, is, parse } = names.validator(ref);
    return `export { ${is}, ${parse} } from "${siblingOf(path)}";`;
  });
  return `${lines.join("\n")}\n`;
}
