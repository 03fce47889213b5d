import modelina from "@asyncapi/modelina";
import type { SchemaDocs } from "../../contract/schema/schema-node.js";
import type { ObjectShape, TypeModel } from "../../contract/schema/type-model.js";
import type { Member } from "./declaration-text.js";

/** The only file that imports Modelina (seconds to load): import what uses it lazily. */
const {
  AnyModel,
  ConstrainedObjectModel,
  InputMetaModel,
  ObjectModel,
  ObjectPropertyModel,
  RenderOutput,
  TypeScriptGenerator,
} = modelina;

/** A type that is about to be declared. */
export interface TypeInput {
  /** Unique among those that are declared together. */
  readonly name: string;
  readonly type: TypeModel;
  /** Set when it is an interface: one object type and nothing else. */
  readonly shape?: ObjectShape;
  /** Writes a type; what it refers to is imported into the file of the declaration. */
  readonly print: (type: TypeModel) => string;
}

export interface DeclaredType {
  readonly name: string;
  /** The type's text, for what is no interface. */
  readonly text: string;
  /** In the schema's order. */
  readonly properties?: readonly Member[];
}

/** What our models carry through Modelina. */
interface Original {
  readonly type: TypeModel;
  readonly docs: SchemaDocs;
  readonly print: (type: TypeModel) => string;
}

/**
 * Modelina without its interpreter, which loses null, merges `allOf` as a union and escapes nothing: we hand it finished
 * models that carry ours, and our own mapping writes the types.
 */
export async function declareTypes(inputs: readonly TypeInput[]): Promise<readonly DeclaredType[]> {
  const input = new InputMetaModel();
  input.models = Object.fromEntries(inputs.map((type) => [type.name, metaModel(type)]));
  const outputs = await new WholeModels({ constraints, typeMapping }).generate(input);
  const byName = new Map(outputs.map(({ model }) => [model.name, model]));
  return inputs.map(({ name }) => {
    const model = byName.get(name);
    if (model === undefined) throw new Error(`Modelina gave no model for ${name}.`);
    if (!(model instanceof ConstrainedObjectModel)) return { name, text: model.type };
    const properties = Object.values(model.properties).map(({ unconstrainedPropertyName, required, property }) => {
      const { docs }: Original = property.originalInput;
      return { name: unconstrainedPropertyName, text: property.type, required, docs };
    });
    return { name, text: model.type, properties };
  });
}

function metaModel({ name, type, shape, print }: TypeInput) {
  if (shape === undefined) return new AnyModel(name, { type, docs: {}, print } satisfies Original, {});
  const properties = [...shape.properties].map(([propertyName, property]) => {
    const original: Original = { type: property.type, docs: property.docs, print };
    const model = new ObjectPropertyModel(propertyName, property.required, new AnyModel(propertyName, original, {}));
    return [propertyKey(propertyName), model] as const;
  });
  return new ObjectModel(name, { type, docs: {}, print } satisfies Original, {}, Object.fromEntries(properties));
}

/** A key that no name can turn into `__proto__` or into a number, which would come first whatever the schema's order. */
function propertyKey(name: string): string {
  return `#${name}`;
}

const constraints = {
  modelName: ({ modelName }: { readonly modelName: string }) => modelName,
  propertyKey: ({ objectPropertyModel }: { readonly objectPropertyModel: { readonly propertyName: string } }) =>
    propertyKey(objectPropertyModel.propertyName),
};

const typeMapping = {
  Any({ constrainedModel }: { readonly constrainedModel: { readonly originalInput: Original } }) {
    return constrainedModel.originalInput.print(constrainedModel.originalInput.type);
  },
  Object: ({ constrainedModel }: { readonly constrainedModel: { readonly name: string } }) => constrainedModel.name,
};

/** Every schema is declared in its own file as it is: nothing is split off behind our back, and we print it ourselves. */
class WholeModels extends TypeScriptGenerator {
  override splitMetaModel(model: Parameters<InstanceType<typeof TypeScriptGenerator>["splitMetaModel"]>[0]) {
    return [model];
  }

  override async render() {
    return RenderOutput.toRenderOutput({ result: "", renderedName: "" });
  }
}
