import { checkAmqpKeys, type Owner } from "./check-amqp-keys.js";
import type { HttpMethod, Urgency } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { isObject } from "./json-pointer.js";
import type { DocumentNode, LoadedDocument } from "./loaded-document.js";
import { nearest } from "./nearest.js";
import { written } from "./written.js";

export const urgencies: readonly Urgency[] = ["low", "medium", "high", "critical"];
export const httpMethods: readonly HttpMethod[] = ["POST", "GET", "PUT", "PATCH", "DELETE"];

/** Where an extension means something. `x-envelope` belongs to schemas. */
const extensionOwners: Readonly<Record<string, readonly Owner[]>> = {
  "x-urgency": ["operation", "message"],
  "x-method": ["operation"],
  "x-service": ["channel"],
  "x-publishers": ["channel"],
  "x-rabbitmq": ["channel"],
  "x-envelope": [],
};

export function readUrgency(
  document: LoadedDocument,
  node: DocumentNode,
  diagnostics: Diagnostic[],
): Urgency | undefined {
  return readChoice(document, node, "x-urgency", urgencies, "unknown-urgency", "urgency", diagnostics);
}

export function readPublishers(
  document: LoadedDocument,
  node: DocumentNode,
  diagnostics: Diagnostic[],
): "any" | undefined {
  return readChoice(
    document,
    node,
    "x-publishers",
    ["any"] as const,
    "unknown-publishers",
    "kind of publishers",
    diagnostics,
  );
}

export function readMethod(
  document: LoadedDocument,
  node: DocumentNode,
  diagnostics: Diagnostic[],
): HttpMethod | undefined {
  return readChoice(document, node, "x-method", httpMethods, "unknown-method", "method", diagnostics);
}

function readChoice<Choice extends string>(
  document: LoadedDocument,
  node: DocumentNode,
  extension: string,
  choices: readonly Choice[],
  code: string,
  noun: string,
  diagnostics: Diagnostic[],
): Choice | undefined {
  const value = node.extensions[extension];
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    diagnostics.push({
      code,
      severity: "error",
      message: `${JSON.stringify(value)} is no ${noun}`,
      consequence: consequences[extension] ?? "",
      remedy: `Choose one of ${choices.join(", ")}.`,
      location: document.locate(written(document, node, [extension])),
    });
  }
  return choice;
}

const consequences: Readonly<Record<string, string>> = {
  "x-urgency": "The priority of the message would be unknown.",
  "x-publishers": "It could not be said which messages may come.",
  "x-method": "Receivers would not know what they are asked to do.",
};

/** Extensions of ours in a place where nothing reads them. */
export function checkOwners(
  document: LoadedDocument,
  node: DocumentNode,
  owner: Owner,
  diagnostics: Diagnostic[],
): void {
  for (const extension of Object.keys(node.extensions)) {
    const owners = Object.hasOwn(extensionOwners, extension) ? extensionOwners[extension] : undefined;
    if (owners === undefined) checkSpelling(document, node, extension, diagnostics);
    if (owners === undefined || owners.includes(owner)) continue;
    diagnostics.push({
      code: "misplaced-extension",
      severity: "error",
      message: `\`${extension}\` means nothing on ${owner === "operation" ? "an" : "a"} ${owner}`,
      consequence: "It would be ignored.",
      remedy: owners.length === 0 ? "Move it to the schema of the body." : `Move it to the ${owners.join(" or the ")}.`,
      location: document.locate(written(document, node, [extension])),
    });
  }
  checkBinding(document, node, diagnostics);
  checkAmqpKeys(document, node, owner, diagnostics);
}

/** Extensions of others are no matter of ours; one that is nearly ours was meant to be. */
function checkSpelling(
  document: LoadedDocument,
  node: DocumentNode,
  extension: string,
  diagnostics: Diagnostic[],
): void {
  const meant = nearest(extension, Object.keys(extensionOwners));
  if (meant === undefined) return;
  diagnostics.push({
    code: "misspelt-extension",
    severity: "warning",
    message: `\`${extension}\` is none of eventwright's extensions`,
    consequence: "It is ignored.",
    remedy: `Was \`${meant}\` meant?`,
    location: document.locate(written(document, node, [extension])),
  });
}

/** AsyncAPI lets a binding have any extension, so what does nothing there is only a warning. */
function checkBinding(document: LoadedDocument, node: DocumentNode, diagnostics: Diagnostic[]): void {
  for (const part of [[], ["queue"], ["exchange"]]) {
    const value = part.reduce<unknown>((binding, key) => (isObject(binding) ? binding[key] : undefined), node.amqp);
    for (const extension of isObject(value) ? Object.keys(value) : []) {
      const owners = Object.hasOwn(extensionOwners, extension) ? extensionOwners[extension] : undefined;
      if (owners === undefined) continue;
      const place = owners.length === 0 ? "schema of the body" : owners.join(" or the ");
      diagnostics.push({
        code: "extension-in-bindings",
        severity: "warning",
        message: `\`${extension}\` means nothing inside \`bindings\``,
        consequence: "It is ignored there.",
        remedy: `Move it to the ${place}${owners.length === 0 ? "" : ", beside `bindings`"}.`,
        location: document.locate(written(document, node, ["bindings", "amqp", ...part, extension])),
      });
    }
  }
}
