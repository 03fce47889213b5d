import type { Contract } from "../contract/contract.js";
import { below } from "../contract/json-pointer.js";
import { listed } from "../contract/listed.js";
import { innerNodes, writtenNodes } from "../contract/schema/inner-nodes.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaProblem } from "../contract/schema/schema-problem.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { SchemaGraph, SchemaRef } from "../contract/schema-graph.js";

/**
 * Discriminators of AsyncAPI, whose value "MUST be the name of this schema or any schema that inherits it"
 * (https://www.asyncapi.com/docs/reference/specification/v3.0.0#schemaComposition). Only what schemas say by `const` or `enum` is
 * enforced: what is sent is often not the name of a schema, and a base that asked for names would change with each schema that
 * extends it.
 */
export function discriminatorProblems(contract: Contract, reader: SchemaReader): readonly SchemaProblem[] {
  const written = writtenNodes(contract.schemas, reader);
  const used = usedThemselves(contract, written);
  return written.flatMap((node) => {
    const property = node.docs.discriminator;
    if (property === undefined) return [];
    const subject = { node, property, contract, reader };
    const isBase = node.oneOf === undefined && node.anyOf === undefined && node.place.pointer === "";
    return isBase ? ofBase(subject, used.has(node.place.ref)) : ofAlternatives(subject, node.oneOf ?? node.anyOf ?? []);
  });
}

interface Subject {
  readonly node: SchemaNode;
  readonly property: string;
  readonly contract: Contract;
  readonly reader: SchemaReader;
}

function ofAlternatives(subject: Subject, alternatives: readonly SchemaNode[]): readonly SchemaProblem[] {
  const { node, property } = subject;
  const open = alternatives.flatMap((one, index) =>
    fixes(one, subject) ? [] : [nameOf(one, subject) ?? `the alternative ${index + 1}`],
  );
  if (open.length === 0) return [];
  return [
    {
      ...problemAt(node),
      message: `the \`discriminator\` \`${property}\` has no value of its own in ${listed(open)}`,
      consequence:
        "AsyncAPI means the names of the schemas, which are not enforced: any value is accepted, and the alternatives are told apart by what else they say.",
      remedy: `Give \`${property}\` a \`const\` in each of them, with what is really sent, and require it.`,
    },
  ];
}

/** @param isUsed Something other than the schemas that extend it refers to it. */
function ofBase(subject: Subject, isUsed: boolean): readonly SchemaProblem[] {
  const { node, property, contract, reader } = subject;
  if (fixes(node, { ...subject, node: undefined })) return [];
  const extending = contract.schemas.named
    .map(({ ref }) => reader.node(ref))
    .filter((one) => one !== node && isExtension(one, contract.schemas) && applied(one, reader).includes(node));
  const open = extending.filter((one) => !fixes(one, subject));
  const names = (nodes: readonly SchemaNode[]) => listed(nodes.flatMap((one) => nameOf(one, subject) ?? []));
  const name = nameOf(node, subject);
  const missing = [
    ...(open.length === 0 ? [] : [`any \`${property}\` is accepted in ${names(open)}`]),
    ...(isUsed ? [`where ${name} itself is meant, only what it says itself counts`] : []),
  ];
  const remedies = [
    ...(open.length === 0 ? [] : [`give \`${property}\` a \`const\` in each of them, with what is really sent`]),
    ...(isUsed ? [`refer to a \`oneOf\` of them instead of ${name}`] : []),
  ];
  if (extending.length === 0 || missing.length === 0) return [];
  return [
    {
      ...problemAt(node),
      message: `the \`discriminator\` \`${property}\` of ${name} stands for the schemas that extend it: ${names(extending)}`,
      consequence: `It is not enforced: ${missing.join(", and ")}.`,
      remedy: sentence(remedies.join(", and ")),
    },
  ];
}

function problemAt({ place }: SchemaNode): Pick<SchemaProblem, "code" | "severity" | "place"> {
  const at = { ref: place.ref, pointer: below(place.pointer, "discriminator") };
  return { code: "discriminator-not-enforced", severity: "warning", place: at };
}

/** Whether a schema says itself which values the property has; `node`, which it may extend, says it for all of them. */
function fixes(
  schema: SchemaNode,
  { node, property, reader }: Pick<Subject, "property" | "reader"> & { readonly node: SchemaNode | undefined },
): boolean {
  return applied(schema, reader, node).some(({ properties }) => {
    const named = properties?.get(property);
    return (
      named !== undefined && applied(named, reader).some((one) => one.const !== undefined || one.enum !== undefined)
    );
  });
}

/** The schema and what applies to every value with it, but for `without`. */
function applied(schema: SchemaNode, reader: SchemaReader, without?: SchemaNode): readonly SchemaNode[] {
  const found = new Set<SchemaNode>();
  const visit = (node: SchemaNode): void => {
    if (found.has(node) || node === without) return;
    found.add(node);
    if (node.ref !== undefined) visit(reader.node(node.ref));
    for (const one of node.allOf ?? []) visit(one);
  };
  visit(schema);
  return [...found];
}

/** Schemas that are a message's, or that something refers to which does not extend them. */
function usedThemselves({ messages, schemas }: Contract, written: readonly SchemaNode[]): ReadonlySet<SchemaRef> {
  const ofMessages = messages.flatMap(({ body, event, headers }) =>
    [body, event, headers].filter((ref) => ref !== undefined),
  );
  const referring = written.flatMap((node) => {
    const bases = isExtension(node, schemas) ? node.allOf : [];
    return innerNodes(node).filter((inner) => bases?.includes(inner) !== true);
  });
  return new Set([...ofMessages, ...referring.map(({ ref }) => ref).filter((ref) => ref !== undefined)]);
}

/** It has a name of its own, and not because of what it is for. */
function isExtension({ place, allOf }: SchemaNode, schemas: SchemaGraph): boolean {
  const role = schemas.nameOf(place.ref)?.role;
  return place.pointer === "" && allOf !== undefined && (role === "component" || role === "referenced");
}

function nameOf({ ref, place }: SchemaNode, { contract }: Subject): string | undefined {
  return contract.schemas.nameOf(ref ?? (place.pointer === "" ? place.ref : ""))?.name;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
