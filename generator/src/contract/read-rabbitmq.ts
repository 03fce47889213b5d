import type { Diagnostic } from "./diagnostic.js";
import { isObject, type JsonObject } from "./json-pointer.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";
import { written } from "./written.js";

export type Arguments = Readonly<Record<string, string | number | boolean>>;

/** What `x-rabbitmq` of a channel says. Absent: not said. */
export interface RabbitMq {
  readonly queueType?: "classic" | "quorum";
  readonly maxPriority?: number;
  readonly singleActiveConsumer?: boolean;
  readonly arguments?: Arguments;
  readonly bindings?: readonly RabbitMqBinding[];
  readonly deadLetter?: string;
  readonly retryDelaysMs?: readonly number[];
  readonly prefetch?: number;
}

export interface RabbitMqBinding {
  /** Default: the channel's. */
  readonly queue?: string;
  /** Default: the channel's. */
  readonly exchange?: string;
  /** Default: the channel's. */
  readonly routingKey?: string;
  readonly arguments?: Arguments;
}

interface Rule {
  readonly wants: string;
  readonly accepts: (value: unknown) => boolean;
}

const name: Rule = { wants: "a name of at most 255 bytes", accepts: isName };
const argumentTable: Rule = { wants: "an object of strings, numbers and booleans", accepts: isArguments };

/** `schemas/eventwright-extensions.schema.json` says the same to editors; a test holds both to the same cases. */
const rules: Readonly<Record<keyof RabbitMq, Rule>> = {
  queueType: { wants: "classic or quorum", accepts: (value) => value === "classic" || value === "quorum" },
  maxPriority: { wants: "a whole number from 1 to 255", accepts: (value) => isWhole(value, 1, 255) },
  singleActiveConsumer: { wants: "true or false", accepts: (value) => typeof value === "boolean" },
  arguments: argumentTable,
  bindings: { wants: "a list of objects", accepts: (value) => Array.isArray(value) && value.every(isObject) },
  deadLetter: name,
  retryDelaysMs: {
    wants: "a list of delays in milliseconds",
    accepts: (value) => Array.isArray(value) && value.every((delay) => isWhole(delay, 1, 2 ** 32 - 1)),
  },
  prefetch: { wants: "a whole number from 1 to 65535", accepts: (value) => isWhole(value, 1, 65535) },
};

const bindingRules: Readonly<Record<keyof RabbitMqBinding, Rule>> = {
  queue: name,
  exchange: name,
  routingKey: {
    wants: "a text of at most 255 bytes",
    accepts: (value) => typeof value === "string" && Buffer.byteLength(value) <= 255,
  },
  arguments: argumentTable,
};

export function readRabbitMq(document: LoadedDocument, channel: DocumentChannel, diagnostics: Diagnostic[]): RabbitMq {
  const value = channel.extensions["x-rabbitmq"];
  if (value === undefined) return {};
  const problem = (tokens: readonly string[], message: string, remedy: string) =>
    diagnostics.push({
      code: "invalid-x-rabbitmq",
      severity: "error",
      message,
      consequence: "The queue would not be declared as it is meant.",
      remedy,
      location: document.locate(written(document, channel, ["x-rabbitmq", ...tokens])),
    });
  if (!isObject(value)) {
    problem([], "`x-rabbitmq` is not an object", `Give it ${Object.keys(rules).join(", ")}.`);
    return {};
  }
  let sound = check(value, rules, [], problem);
  const bindings = sound && Array.isArray(value["bindings"]) ? (value["bindings"] as JsonObject[]) : [];
  for (const [index, binding] of bindings.entries()) {
    sound = check(binding, bindingRules, ["bindings", String(index)], problem) && sound;
  }
  for (const [short, argument] of Object.entries(shortForms)) {
    if (
      sound &&
      Object.hasOwn(value, short) &&
      isObject(value["arguments"]) &&
      Object.hasOwn(value["arguments"], argument)
    ) {
      sound = false;
      problem(
        ["arguments", argument],
        `\`${argument}\` and \`${short}\` say the same thing twice`,
        "Keep one of them.",
      );
    }
  }
  // Every member has passed the rule that its type is named by.
  return sound ? (value as RabbitMq) : {};
}

const shortForms = {
  queueType: "x-queue-type",
  maxPriority: "x-max-priority",
  singleActiveConsumer: "x-single-active-consumer",
};

function check(
  value: JsonObject,
  table: Readonly<Record<string, Rule>>,
  at: readonly string[],
  problem: (tokens: readonly string[], message: string, remedy: string) => void,
): boolean {
  let sound = true;
  for (const [key, member] of Object.entries(value)) {
    const rule = Object.hasOwn(table, key) ? table[key] : undefined;
    if (rule?.accepts(member)) continue;
    sound = false;
    if (rule === undefined)
      problem([...at, key], `\`x-rabbitmq\` has no "${key}"`, `It knows ${Object.keys(table).join(", ")}.`);
    else problem([...at, key], `\`${key}\` of \`x-rabbitmq\` is not ${rule.wants}`, `Give ${rule.wants}.`);
  }
  return sound;
}

function isWhole(value: unknown, from: number, to: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= from && value <= to;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "" && Buffer.byteLength(value) <= 255;
}

function isArguments(value: unknown): boolean {
  return (
    isObject(value) && Object.values(value).every((member) => ["string", "number", "boolean"].includes(typeof member))
  );
}
