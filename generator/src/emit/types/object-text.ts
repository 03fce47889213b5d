import { anything, isAnything, isNothing, type ObjectShape, type TypeModel } from "../../contract/schema/type-model.js";
import { unite } from "../../contract/schema/unite.js";
import { type IndexSignature, membersText } from "./declaration-text.js";
import { covers, keyTemplate, matches } from "./key-template.js";
import { type TypeTextContext, typeText } from "./type-text.js";

/** An object type without a name. */
export function objectText(shape: ObjectShape, context: TypeTextContext): string {
  const members = [...shape.properties].map(([name, { type, required, docs }]) => ({
    name,
    text: typeText(type, context),
    required,
    docs,
  }));
  return membersText(members, indexSignatures(shape, context));
}

/**
 * The index signatures of an object. TypeScript wants the type of a signature to cover every property and every narrower
 * signature that it applies to (TS2411, TS2413), so it is the union of them all.
 */
export function indexSignatures(shape: ObjectShape, context: TypeTextContext): readonly IndexSignature[] {
  const patterns = shape.patterns.map(({ source, type }) => ({ template: keyTemplate(source), type }));
  const templates = patterns.flatMap(({ template, type }) => (template === undefined ? [] : [{ template, type }]));
  const others = otherProperties(
    shape,
    patterns.flatMap(({ template, type }) => (template === undefined ? [type] : [])),
    context,
  );
  const narrower = templates.map(({ template, type }) => {
    const covered = templates.filter((other) => covers(template, other.template)).map((other) => other.type);
    return {
      keyType: template.text,
      type: coveringText([type, ...covered], shape, (name) => matches(template, name), context),
    };
  });
  if (others === undefined) return distinctKeys(narrower);
  const all = [others, ...templates.map(({ type }) => type)];
  return distinctKeys([...narrower, { keyType: "string", type: coveringText(all, shape, () => true, context) }]);
}

/** What properties may be that have neither a name nor a printable pattern. Undefined: no signature for them. */
function otherProperties(
  shape: ObjectShape,
  unprintable: readonly TypeModel[],
  context: TypeTextContext,
): TypeModel | undefined {
  const free = shape.properties.size === 0 && shape.patterns.length === 0;
  const additional = shape.additional ?? (context.openTypes || free ? anything : undefined);
  const possible = [...(additional === undefined ? [] : [additional]), ...unprintable].filter(
    (type) => !isNothing(type),
  );
  // TypeScript's `{}` is everything but null; an object without properties is one whose properties cannot be.
  return possible.length === 0 && !(free && additional !== undefined) ? undefined : unite(possible);
}

/** The union of `types` and of the properties that the signature applies to; `undefined` too, for those that may be absent. */
function coveringText(
  types: readonly TypeModel[],
  shape: ObjectShape,
  applies: (name: string) => boolean,
  context: TypeTextContext,
): string {
  const properties = [...shape.properties].filter(([name]) => applies(name)).map(([, property]) => property);
  const type = unite([...types, ...properties.map((property) => property.type)]);
  const text = typeText(type, context);
  const absent = properties.some((property) => !property.required) && !isAnything(type);
  if (!absent) return text;
  return text.startsWith("\n") ? `${text}\n  | undefined` : `${text} | undefined`;
}

function distinctKeys(signatures: readonly IndexSignature[]): readonly IndexSignature[] {
  return signatures.filter(
    ({ keyType }, index) => signatures.findIndex((other) => other.keyType === keyType) === index,
  );
}
