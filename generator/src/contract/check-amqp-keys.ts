import type { Diagnostic } from "./diagnostic.js";
import { isObject, type JsonObject, memberOf } from "./json-pointer.js";
import { listed } from "./listed.js";
import type { DocumentNode, LoadedDocument } from "./loaded-document.js";
import { nearest } from "./nearest.js";
import { written } from "./written.js";

export type Owner = "channel" | "operation" | "message";

/** The keys of AMQP bindings 0.2.0 and 0.3.0 (https://github.com/asyncapi/bindings/tree/master/amqp). */
const known: Readonly<Record<Owner, readonly string[]>> = {
  channel: ["is", "exchange", "queue"],
  operation: [
    "expiration",
    "userId",
    "cc",
    "priority",
    "deliveryMode",
    "mandatory",
    "bcc",
    "replyTo",
    "timestamp",
    "ack",
  ],
  message: ["contentEncoding", "messageType"],
};

const knownInChannel: Readonly<Record<string, readonly string[]>> = {
  exchange: ["name", "type", "durable", "autoDelete", "vhost"],
  queue: ["name", "durable", "exclusive", "autoDelete", "vhost"],
};

const owners = Object.keys(known) as Owner[];

/** What stands in an AMQP binding and is not read: it belongs to another one, is misspelt, or no such thing is known. */
export function checkAmqpKeys(
  document: LoadedDocument,
  node: DocumentNode,
  owner: Owner,
  diagnostics: Diagnostic[],
): void {
  if (node.amqp === undefined) return;
  const warn = (way: readonly string[], where: string, remedy: string): void => {
    diagnostics.push({
      code: "unknown-binding-key",
      severity: "warning",
      message: `\`${way.at(-1)}\` means nothing in the ${where}`,
      consequence: "It is not read.",
      remedy,
      location: document.locate(written(document, node, ["bindings", "amqp", ...way])),
    });
  };
  const binding = `AMQP binding of ${owner === "operation" ? "an" : "a"} ${owner}`;
  for (const key of unknownIn(node.amqp, known[owner])) {
    const home = owners.find((other) => known[other].includes(key));
    warn(
      [key],
      binding,
      home === undefined ? remedyFor(key, known[owner]) : `Move it to the AMQP binding of the ${home}.`,
    );
  }
  if (owner !== "channel") return;
  for (const [part, keys] of Object.entries(knownInChannel)) {
    const value = memberOf(node.amqp, part);
    for (const key of isObject(value) ? unknownIn(value, keys) : []) {
      const remedy =
        part === "queue" && key === "arguments"
          ? "Write `x-rabbitmq: { arguments: { … } }` beside the channel's `bindings`."
          : remedyFor(key, keys);
      warn([part, key], `\`${part}\` of an AMQP channel`, remedy);
    }
  }
}

function unknownIn(value: JsonObject, keys: readonly string[]): readonly string[] {
  return Object.keys(value).filter((key) => !keys.includes(key) && key !== "bindingVersion" && !key.startsWith("x-"));
}

function remedyFor(key: string, keys: readonly string[]): string {
  const meant = nearest(key, keys);
  return meant === undefined ? `It knows ${listed(keys, { most: keys.length })}.` : `Did you mean \`${meant}\`?`;
}
