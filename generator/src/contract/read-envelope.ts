import type { Envelope, EnvelopeField, EnvelopeRole } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, tokensOf } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import { clusterAt, propertyNames, propertyPlaces } from "./schema-cluster.js";

export const envelopeRoles: readonly EnvelopeRole[] = [
  "payload",
  "fromService",
  "toService",
  "method",
  "urgency",
  "timestamp",
  "messageId",
  "type",
];

/** Reads `x-envelope` of a body: of its schema, or of one that applies to the same value through `$ref` and `allOf`. */
export function readEnvelope(document: LoadedDocument, body: string, diagnostics: Diagnostic[]): Envelope | undefined {
  const [holder, second] = clusterAt(document.root, body).filter(({ schema }) => Object.hasOwn(schema, "x-envelope"));
  if (holder === undefined) return undefined;
  const at = below(holder.pointer, "x-envelope");
  if (second !== undefined) {
    diagnostics.push({
      code: "two-envelopes",
      severity: "error",
      message: "two schemas of the same body have an `x-envelope`",
      consequence: "It is not clear which of them the runtime fills in.",
      remedy: "Keep one of them.",
      location: document.locate(below(second.pointer, "x-envelope")),
      related: { message: "The other one is here.", location: document.locate(at) },
    });
    return undefined;
  }
  const written = holder.schema["x-envelope"];
  if (!isObject(written)) {
    diagnostics.push(wrongEnvelope(document, at, "`x-envelope` is not an object of roles and JSON pointers"));
    return undefined;
  }
  const fields: (EnvelopeField & { readonly order: readonly number[] })[] = [];
  for (const [role, pointer] of Object.entries(written)) {
    const known = envelopeRoles.find((candidate) => candidate === role);
    if (known === undefined) {
      diagnostics.push(wrongEnvelope(document, below(at, role), `\`x-envelope\` has no role "${role}"`));
    } else if (typeof pointer !== "string" || !pointer.startsWith("/")) {
      diagnostics.push(
        wrongEnvelope(document, below(at, role), `the place of ${role} is not a JSON pointer such as "/${role}"`),
      );
    } else {
      const order = orderOf(document, body, tokensOf(pointer));
      if (order === undefined) diagnostics.push(missingProperty(document, below(at, role), role, pointer));
      else fields.push({ role: known, path: tokensOf(pointer), order });
    }
  }
  if (!Object.hasOwn(written, "payload")) {
    diagnostics.push(wrongEnvelope(document, at, "`x-envelope` does not say where the event stands (`payload`)"));
    return undefined;
  }
  fields.sort((left, right) => compareOrder(left.order, right.order));
  return fields.map(({ role, path }) => ({ role, path }));
}

/** The places that describe what stands at a path of properties. */
export function placesAt(document: LoadedDocument, body: string, path: readonly string[]): readonly string[] {
  return path.reduce<readonly string[]>(
    (places, name) => places.flatMap((place) => propertyPlaces(document.root, place, name)),
    [body],
  );
}

/** The positions of a path's properties among their siblings. Undefined when one of them is not described. */
function orderOf(document: LoadedDocument, body: string, path: readonly string[]): readonly number[] | undefined {
  const order = path.map((name, depth) => {
    const siblings = placesAt(document, body, path.slice(0, depth)).flatMap((place) =>
      propertyNames(document.root, place),
    );
    return siblings.indexOf(name);
  });
  return order.includes(-1) ? undefined : order;
}

function compareOrder(left: readonly number[], right: readonly number[]): number {
  for (const [index, position] of left.entries()) {
    const difference = position - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function wrongEnvelope(document: LoadedDocument, pointer: string, message: string): Diagnostic {
  return {
    code: "invalid-envelope",
    severity: "error",
    message,
    consequence: "The runtime would not know what to fill in.",
    remedy: `Map roles (${envelopeRoles.join(", ")}) to JSON pointers of the body's properties.`,
    location: document.locate(pointer),
  };
}

function missingProperty(document: LoadedDocument, pointer: string, role: string, path: string): Diagnostic {
  return {
    code: "envelope-property-missing",
    severity: "error",
    message: `\`x-envelope\` puts ${role} at ${path}, which the body does not describe`,
    consequence: "What is sent would not match its own schema.",
    remedy: "Add the property to the schema, or correct the pointer.",
    location: document.locate(pointer),
  };
}
