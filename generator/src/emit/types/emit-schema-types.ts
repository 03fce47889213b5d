import type { Contract } from "../../contract/contract.js";
import type { SchemaDocs } from "../../contract/schema/schema-node.js";
import { readSchemas } from "../../contract/schema/schema-reader.js";
import { type SchemaTypes, schemaTypes } from "../../contract/schema/schema-types.js";
import type { ObjectShape, TypeModel } from "../../contract/schema/type-model.js";
import type { NamedSchema } from "../../contract/schema-graph.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { generatedHeader } from "../header.js";
import { type SchemaNames, schemaNames } from "../schema-names.js";
import { Imports } from "../sdk/imports.js";
import { printDeclarations } from "../typescript/print.js";
import { declarationText } from "./declaration-text.js";
import { inputType } from "./input-type.js";
import { type DeclaredType, declareTypes, type TypeInput } from "./modelina.js";
import { indexSignatures } from "./object-text.js";
import { type TypeTextContext, typeText } from "./type-text.js";

export interface SchemaTypeOptions {
  /**
   * Give objects that say nothing about `additionalProperties` an index signature, so that the type takes all that the
   * validator takes. Off: such objects have their properties and no others, which catches typos.
   * @default false
   */
  readonly openTypes?: boolean;
}

/** One `schemas/<name>.d.ts` per named schema, in the document's order. */
export async function emitSchemaTypes(
  contract: Contract,
  options: SchemaTypeOptions = {},
): Promise<readonly GeneratedFile[]> {
  const reader = readSchemas(contract.schemas);
  const types = schemaTypes(reader);
  const plans = contract.schemas.named.map((schema) =>
    plan(schema, contract, types, reader.node(schema.ref).docs, options),
  );
  const declared = await declareTypes(plans.flatMap(({ declarations }) => declarations));
  const byName = new Map(declared.map((type) => [type.name, type]));
  const texts = printDeclarations(plans.map((file) => ({ statements: statements(file, byName) })));
  return plans.map(({ path }, index) => ({ path, content: generatedHeader(contract.source) + texts[index] }));
}

/** A file that is about to be written. */
interface Plan {
  readonly path: string;
  readonly imports: Imports;
  readonly context: TypeTextContext;
  readonly declarations: readonly Declaration[];
}

interface Declaration extends TypeInput {
  readonly docs: SchemaDocs;
}

function plan(
  schema: NamedSchema,
  contract: Contract,
  types: SchemaTypes,
  docs: SchemaDocs,
  options: SchemaTypeOptions,
): Plan {
  const names = schemaNames(contract);
  const { path } = names.type(schema.ref);
  const imports = new Imports(path);
  const context: TypeTextContext = {
    openTypes: options.openTypes === true,
    nameOf(ref) {
      const { name, path: home } = names.type(ref);
      return home === path ? name : imports.type(home, name);
    },
  };
  const print = (type: TypeModel) => typeText(type, context);
  const declaration = (name: string, type: TypeModel, itsDocs: SchemaDocs): Declaration => ({
    name,
    type,
    docs: itsDocs,
    print,
    ...interfaceShape(type),
  });
  const inputs = inputsOf(schema, contract, names).map(({ name, filledIn }) =>
    declaration(name, inputType(types, schema.ref, filledIn), inputDocs(filledIn)),
  );
  return {
    path,
    imports,
    context,
    declarations: [declaration(schema.name, types.definition(schema.ref), docs), ...inputs],
  };
}

interface Input {
  readonly name: string;
  /** The paths of what is filled in. */
  readonly filledIn: readonly (readonly string[])[];
}

/** What publishers give of a schema: where it is a message's event, or its headers, and something in it is filled in. */
function inputsOf({ ref }: NamedSchema, { messages }: Contract, names: SchemaNames): readonly Input[] {
  const event = messages.find((message) => message.event === ref && message.filledIn.length > 0);
  if (event !== undefined) return [{ name: names.input(event).name, filledIn: event.filledIn }];
  const headed = messages.find(({ headers, filledInHeaders }) => headers === ref && filledInHeaders.length > 0);
  const name = headed === undefined ? undefined : names.inputHeaders(headed)?.name;
  return headed === undefined || name === undefined ? [] : [{ name, filledIn: headed.filledInHeaders }];
}

function inputDocs(filledIn: readonly (readonly string[])[]): SchemaDocs {
  const list = filledIn.map((path) => `\`${path.join(".")}\``).join(", ");
  return { description: `What a publisher gives: ${list} ${filledIn.length === 1 ? "is" : "are"} filled in.` };
}

/** An object type with something in it is an interface: it has a name in messages of the compiler, and a page of its own. */
function interfaceShape(type: TypeModel): { readonly shape?: ObjectShape } {
  const { object = [], ...others } = type.kinds;
  const [shape] = object;
  const alone =
    type.names.length === 0 && object.length === 1 && Object.values(others).every((kind) => kind === undefined);
  return alone && shape !== undefined && shape.properties.size > 0 ? { shape } : {};
}

function statements({ imports, context, declarations }: Plan, byName: ReadonlyMap<string, DeclaredType>) {
  const declared = declarations.map(({ name, shape, docs }) => {
    const type = byName.get(name);
    if (type === undefined) throw new Error(`The type ${name} was not declared.`);
    return declarationText(type, shape === undefined ? [] : indexSignatures(shape, context), docs);
  });
  return [...imports.structures(), `\n${declared.join("\n\n")}`];
}
