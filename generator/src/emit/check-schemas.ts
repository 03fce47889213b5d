import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { isEndless } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaProblem } from "../contract/schema/schema-problem.js";
import { readSchemas } from "../contract/schema/schema-reader.js";
import { discriminatorProblems } from "./check-discriminators.js";
import { formatProblems } from "./check-formats.js";

/**
 * What the schemas of a contract deserve to be told: keywords that are no keywords, patterns that are no regular
 * expressions, missing types. Errors stop generation.
 */
export function checkSchemas(contract: Contract): readonly Diagnostic[] {
  const reader = readSchemas(contract.schemas);
  const nodes = contract.schemas.named.map(({ ref }) => reader.node(ref));
  const endless = nodes.filter((node) => isEndless(node, reader)).map(endlessProblem);
  const discriminators = discriminatorProblems(contract, reader);
  const styles = nodes.flatMap((node) => styleProblems(node));
  const ofFormats = formatProblems(contract.schemas, reader);
  const problems = [...reader.problems, ...endless, ...discriminators, ...styles, ...ofFormats];
  return problems.map((problem) => diagnosticOf(problem, contract));
}

function endlessProblem({ place }: SchemaNode): SchemaProblem {
  return {
    code: "endless-schema",
    severity: "warning",
    message: "the schema applies itself to the same value again",
    consequence: "Validators refuse a value that leads them there, and the type may be `unknown`.",
    remedy: "Refer to it from a property or an element, or not at all.",
    place,
  };
}

function diagnosticOf({ place, ...problem }: SchemaProblem, contract: Contract): Diagnostic {
  return { ...problem, location: contract.schemas.locate(place.ref, place.pointer) };
}

/** @param inPlace The schema adds to another that may say the type. */
function styleProblems(node: SchemaNode, inPlace = false): readonly SchemaProblem[] {
  return [
    ...(inPlace ? [] : untyped(node)),
    ...namesOfEveryObject(node),
    ...childrenOf(node).flatMap((child) => styleProblems(child)),
    ...inPlaceOf(node).flatMap((child) => styleProblems(child, true)),
  ];
}

/** Only where a kind is described that was not asked for: `{ properties: … }` takes every text and every number too. */
function untyped(node: SchemaNode): readonly SchemaProblem[] {
  const describesObjects = node.properties !== undefined || node.additionalProperties !== undefined;
  const describesArrays = node.items !== undefined || node.tuple !== undefined;
  const other = node.allOf ?? node.anyOf ?? node.oneOf ?? node.enum ?? node.const;
  if (node.type !== undefined || other !== undefined || (!describesObjects && !describesArrays)) return [];
  const type = describesObjects ? "object" : "array";
  return [
    {
      code: "type-not-said",
      severity: "info",
      message: `a schema with \`${describesObjects ? "properties" : "items"}\` has no type`,
      consequence: `Everything that is no ${type} is accepted as well, and the type says so.`,
      remedy: `Add \`type: ${type}\`.`,
      place: node.place,
    },
  ];
}

function namesOfEveryObject(node: SchemaNode): readonly SchemaProblem[] {
  return [...(node.properties?.keys() ?? [])]
    .filter((name) => name in Object.prototype)
    .map((name) => ({
      code: "property-of-every-object",
      severity: "warning",
      message: `the property \`${name}\` has a name that every object of JavaScript has`,
      consequence: `Where it is missing, reading \`${name}\` gives a function.`,
      remedy: "Read it with Object.hasOwn, or rename it.",
      place: { ref: node.place.ref, pointer: `${node.place.pointer}/properties/${name}` },
    }));
}

function childrenOf(node: SchemaNode): readonly SchemaNode[] {
  return [
    ...(node.properties?.values() ?? []),
    ...(node.patternProperties?.values() ?? []),
    ...(node.tuple ?? []),
    ...[node.additionalProperties, node.items].filter((child) => child !== undefined),
  ];
}

function inPlaceOf(node: SchemaNode): readonly SchemaNode[] {
  return [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
}
