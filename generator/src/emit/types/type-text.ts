import {
  type ArrayShape,
  isAnything,
  isNothing,
  type Literal,
  type TypeModel,
  type ValueShape,
} from "../../contract/schema/type-model.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { stringSource } from "../source-of.js";
import { objectText } from "./object-text.js";

export interface TypeTextContext {
  /** Objects that say nothing about other properties get an index signature. */
  readonly openTypes: boolean;
  /** The name of a named schema's type, imported where it is not at home. */
  readonly nameOf: (ref: SchemaRef) => string;
}

/** A type model as TypeScript. Text of several lines is indented from column 0. */
export function typeText(type: TypeModel, context: TypeTextContext): string {
  return unionText(unionMembers(type, context));
}

function unionText(members: readonly string[]): string {
  if (members.length === 0) return "never";
  const flat = members.join(" | ");
  if (members.length === 1 || (!flat.includes("\n") && flat.length <= 100)) return flat;
  return members.map((member) => `\n  | ${member.replaceAll("\n", "\n    ")}`).join("");
}

function unionMembers(type: TypeModel, context: TypeTextContext): readonly string[] {
  if (isAnything(type)) return ["unknown"];
  const { kinds } = type;
  const texts = [
    ...type.names.map(context.nameOf),
    ...valueTexts("string", kinds.string),
    ...valueTexts("number", kinds.number),
    ...valueTexts("boolean", kinds.boolean),
    ...(kinds.object ?? []).map((shape) => objectText(shape, context)),
    ...(kinds.array ?? []).map((shape) => arrayText(shape, context)),
    ...valueTexts("null", kinds.null),
  ];
  return [...new Set(texts)];
}

function valueTexts(name: string, shape: ValueShape | undefined): readonly string[] {
  if (shape === undefined) return [];
  const literals = shape.only ?? [];
  const printable = literals.every((literal) => typeof literal !== "number" || Number.isFinite(literal));
  return shape.only === undefined || !printable ? [name] : literals.map(literalText);
}

function literalText(literal: Literal): string {
  if (typeof literal === "string") return stringSource(literal);
  return Object.is(literal, -0) ? "0" : String(literal);
}

function arrayText(shape: ArrayShape, context: TypeTextContext): string {
  const rest = isNothing(shape.rest) ? undefined : `${elementText(shape.rest, context)}[]`;
  if (shape.prefix.length === 0) return rest ?? "[]";
  const elements = shape.prefix.map((type, index) =>
    index < shape.min ? typeText(type, context) : `${elementText(type, context)}?`,
  );
  const all = rest === undefined ? elements : [...elements, `...${rest}`];
  const flat = `[${all.join(", ")}]`;
  if (!flat.includes("\n") && flat.length <= 100) return flat;
  return `[${all.map((element) => `\n  ${element.trimStart().replaceAll("\n", "\n  ")},`).join("")}\n]`;
}

/** The type as it stands before `[]` or `?`. */
function elementText(type: TypeModel, context: TypeTextContext): string {
  const members = unionMembers(type, context);
  const text = unionText(members);
  return members.length > 1 ? `(${text}${text.includes("\n") ? "\n" : ""})` : text;
}
