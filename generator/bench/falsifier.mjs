// Attacks the judge: edits schemas as people do, and looks for messages that refute "compatible". ajv has the last word.
// It is an adversary, never the judge: of real breaks it misses many.

import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";

/** @typedef {() => number} Random a number from 0 up to but without 1 */
/** @typedef {Record<string, any>} Schema */

/**
 * A sequence of numbers that is the same for the same seed.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {Random} random
 * @returns {T}
 */
export function pick(list, random) {
  return /** @type {T} */ (list[Math.floor(random() * list.length)]);
}

/** What draws from one sequence of numbers. */
export class Drawing {
  /** @param {Random} random */
  constructor(random) {
    this.random = random;
  }

  /** @param {number} share */
  chance(share) {
    return this.random() < share;
  }

  /** @param {number} limit */
  upTo(limit) {
    return Math.floor(this.random() * limit);
  }

  /**
   * @template T
   * @param {readonly T[]} list
   */
  pick(list) {
    return pick(list, this.random);
  }
}

/**
 * ajv's answer alone, with the options of the SDK's validators.
 *
 * @param {any} schema
 * @param {string} dialect
 * @returns {(value: unknown) => boolean}
 */
export function acceptedBy(schema, dialect) {
  const options = { strict: false, strictNumbers: true, validateSchema: false, validateFormats: false };
  const settings = /** @type {const} */ ({ ...options, logger: false, ownProperties: namesPrototype(schema) });
  const ajv =
    dialect === "2020-12" ? new Ajv2020(settings) : dialect === "2019-09" ? new Ajv2019(settings) : new Ajv(settings);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function namesPrototype(value) {
  if (typeof value === "string") return value in Object.prototype;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name in Object.prototype || namesPrototype(inner));
}

/**
 * Looks for a message that the inner schema accepts and the outer refuses, as ajv alone decides.
 *
 * @param {{ inner: Schema, outer: Schema, dialect: string, tries: number, random: Random, known?: unknown[] }} attack
 * @returns {{ message: unknown } | undefined}
 */
export function refute({ inner, outer, dialect, tries, random, known = [] }) {
  const [accepted, alsoAccepted] = validatorsOf(inner, outer, dialect);
  if (accepted === undefined || alsoAccepted === undefined) return undefined;
  return findMessage({ schemas: [inner, outer], accepted, alsoAccepted, tries, random, known });
}

/**
 * Messages that the schemas might accept, and the same with something wrong.
 *
 * @param {readonly Schema[]} schemas
 * @param {number} count
 * @param {Random} random
 * @returns {unknown[]}
 */
export function messagesFor(schemas, count, random) {
  const words = vocabularyOf(schemas);
  return Array.from({ length: count }, () => {
    const schema = pick(schemas, random);
    const message = sample(schema, schema, words, random, 0);
    return random() < 0.5 ? message : disturb(message, words, random, 0);
  });
}

/**
 * Looks for a message that one validator accepts and another refuses.
 *
 * @param {object} search
 * @param {readonly Schema[]} search.schemas what messages are made after
 * @param {(message: any) => boolean} search.accepted
 * @param {(message: any) => boolean} search.alsoAccepted
 * @param {number} search.tries
 * @param {Random} search.random
 * @param {readonly unknown[]} [search.known] messages to start from
 * @returns {{ message: unknown } | undefined}
 */
export function findMessage({ schemas, accepted, alsoAccepted, tries, random, known = [] }) {
  const words = vocabularyOf(schemas);
  const pool = [...known];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const schema = pick(schemas, random);
    const fresh = pool.length === 0 || random() < 0.4;
    const message = fresh ? sample(schema, schema, words, random, 0) : disturb(pick(pool, random), words, random, 0);
    try {
      if (!accepted(message)) continue;
      if (!alsoAccepted(message)) return { message };
    } catch {
      // The validator itself fails on the message: it says neither yes nor no.
      continue;
    }
    if (pool.length < 40) pool.push(message);
  }
  return undefined;
}

/**
 * @param {Schema} inner
 * @param {Schema} outer
 * @param {string} dialect
 */
function validatorsOf(inner, outer, dialect) {
  try {
    return [acceptedBy(inner, dialect), acceptedBy(outer, dialect)];
  } catch {
    // A schema that ajv refuses accepts nothing and refuses nothing.
    return [];
  }
}

/**
 * Names and values that the schemas mention, and their neighbours.
 *
 * @param {readonly Schema[]} schemas
 */
function vocabularyOf(schemas) {
  const names = new Set(["zz", "x-1"]);
  /** @type {unknown[]} */
  const values = [null, true, false, 0, 1, -1, 0.5, "", "a", "zz", [], {}];
  /** @param {unknown} value */
  const visit = (value) => {
    if (typeof value === "number") values.push(value, value + 1, value - 1, value + 0.5, value * 2);
    if (typeof value === "string" && value.length < 60) values.push(value, `${value}x`);
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name);
      if (name === "const" || name === "examples" || name === "enum") values.push(...[inner].flat(1));
      if (/^m(?:in|ax)Length$/.test(name) && inner < 300)
        values.push(..."012".split("").map((n) => "b".repeat(Math.max(0, inner + Number(n) - 1))));
      visit(inner);
    }
  };
  schemas.forEach(visit);
  return { names: [...names], values };
}

/** @typedef {ReturnType<typeof vocabularyOf>} Words */

const wordsForPatterns = [
  "a",
  "A",
  "0",
  "ab12",
  "EUR",
  "2024-01-15",
  "a@b.cd",
  "x-a",
  "AB-1234",
  "DE",
  "12345",
  "urn:a:b",
  "v1",
  "a_b",
];

/** @type {Record<string, readonly string[]>} */
const formatWords = {
  date: ["2024-01-15", "2023-02-29", "2024-02-29"],
  time: ["10:30:00Z", "23:59:60Z", "10:30:00"],
  "date-time": ["2024-01-15T10:30:00Z", "2024-01-15T10:30:00.123+01:00", "2024-01-15 10:30:00Z"],
  duration: ["P1D", "PT1H30M", "P"],
  email: ["a@b.cd", '"a b"@c', "a@"],
  hostname: ["a.b", "10.0.0.1", "-a"],
  ipv4: ["10.0.0.1", "256.0.0.1"],
  ipv6: ["::1", "1:2:3:4:5:6:7:8", ":::"],
  uri: ["https://a.b/c?d#e", "urn:a:b", "//a"],
  "uri-reference": ["/a", "//a", "%"],
  "uri-template": ["/{a}", "{"],
  uuid: ["6f1e7a30-9b5c-4d2e-8f10-2a3b4c5d6e7f", "6F1E7A30-9B5C-4D2E-8F10-2A3B4C5D6E7F", "6f1e7a30"],
  "json-pointer": ["/a", "", "a"],
  regex: ["^a$", "("],
};

/** @param {string} format */
function wordsOfFormat(format) {
  return formatWords[format] ?? wordsForPatterns;
}

/**
 * A message that the schema might accept, some of the time with something wrong.
 *
 * @param {any} schema
 * @param {Schema} root
 * @param {Words} words
 * @param {Random} random
 * @param {number} depth
 * @returns {unknown}
 */
function sample(schema, root, words, random, depth) {
  if (typeof schema !== "object" || schema === null || depth > 8 || random() < 0.03) return pick(words.values, random);
  if (typeof schema.$ref === "string") return sample(follow(schema.$ref, root), root, words, random, depth + 1);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return pick(schema.enum, random);
  for (const union of ["oneOf", "anyOf"]) {
    if (Array.isArray(schema[union])) {
      const { [union]: branches, ...rest } = schema;
      return combine(
        sample(pick(branches, random), root, words, random, depth + 1),
        sample(rest, root, words, random, depth + 1),
        schema,
      );
    }
  }
  if (Array.isArray(schema.allOf)) {
    const { allOf, ...rest } = schema;
    const parts = [...allOf, rest].map((part) => sample(part, root, words, random, depth + 1));
    return parts.reduce((left, right) => combine(left, right, schema));
  }
  const type = Array.isArray(schema.type) ? pick(schema.type, random) : (schema.type ?? guessType(schema));
  switch (type) {
    case "object":
      return sampleObject(schema, root, words, random, depth);
    case "array": {
      const least = Math.min(schema.minItems ?? 0, 20);
      const length = Math.min(least + Math.floor(random() * 3), schema.maxItems ?? 20);
      const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : []);
      const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
      return Array.from({ length }, (_, index) => sample(tuple[index] ?? rest ?? true, root, words, random, depth + 1));
    }
    case "string":
      if (typeof schema.format === "string" && random() < 0.8) return pick(wordsOfFormat(schema.format), random);
      if (schema.pattern !== undefined) return pick(wordsForPatterns, random);
      return "b".repeat(
        Math.min(300, between(schema.minLength ?? 0, schema.maxLength ?? (schema.minLength ?? 0) + 4, random)),
      );
    case "integer":
      return (
        between(Math.ceil(schema.minimum ?? -2), Math.floor(schema.maximum ?? (schema.minimum ?? 0) + 20), random) *
        (schema.multipleOf ?? 1)
      );
    case "number":
      return between(schema.minimum ?? -2, schema.maximum ?? 20, random) + pick([0, 0, 0.5, 0.25, 0.01], random);
    case "boolean":
      return random() < 0.5;
    case "null":
      return null;
    default:
      return pick(words.values, random);
  }
}

/**
 * @param {Schema} schema
 * @returns {string | undefined}
 */
function guessType(schema) {
  if ("properties" in schema || "required" in schema || "additionalProperties" in schema) return "object";
  if ("items" in schema || "prefixItems" in schema) return "array";
  if ("minimum" in schema || "maximum" in schema) return "number";
  return "pattern" in schema || "minLength" in schema ? "string" : undefined;
}

/**
 * @param {number} least
 * @param {number} most
 * @param {Random} random
 */
function between(least, most, random) {
  return pick([least, most, least + Math.floor(random() * Math.max(1, most - least + 1))], random);
}

/**
 * @param {Schema} schema
 * @param {Schema} root
 * @param {Words} words
 * @param {Random} random
 * @param {number} depth
 */
function sampleObject(schema, root, words, random, depth) {
  /** @type {Record<string, unknown>} */
  const message = {};
  const required = new Set(schema["required"] ?? []);
  for (const [name, inner] of Object.entries(schema["properties"] ?? {})) {
    if (required.has(name) ? random() < 0.98 : random() < 0.5)
      message[name] = sample(inner, root, words, random, depth + 1);
  }
  for (const name of required) if (!(name in message) && random() < 0.98) message[name] = pick(words.values, random);
  if (schema["additionalProperties"] !== undefined && schema["additionalProperties"] !== false && random() < 0.6) {
    message[pick(words.names, random)] = sample(schema["additionalProperties"], root, words, random, depth + 1);
  }
  return message;
}

/**
 * @param {string} reference
 * @param {Schema} root
 */
function follow(reference, root) {
  let found = /** @type {any} */ (root);
  for (const part of decoded(reference.replace(/^#\/?/, "")).split("/")) {
    if (part !== "") found = found?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return found;
}

/**
 * @param {unknown} left
 * @param {unknown} right
 * @param {Schema} schema
 */
function combine(left, right, schema) {
  if (isRecord(left) && isRecord(right)) return { ...right, ...left };
  return "type" in schema || isRecord(right) ? right : left;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The message with one thing changed.
 *
 * @param {unknown} message
 * @param {Words} words
 * @param {Random} random
 * @param {number} depth
 * @returns {unknown}
 */
function disturb(message, words, random, depth) {
  if (depth > 8 || typeof message !== "object" || message === null || random() < 0.15)
    return pick(words.values, random);
  if (Array.isArray(message)) {
    const index = Math.floor(random() * message.length);
    if (message.length === 0 || random() < 0.3) return [...message, message[0] ?? pick(words.values, random)];
    return random() < 0.4
      ? message.toSpliced(index, 1)
      : message.with(index, disturb(message[index], words, random, depth + 1));
  }
  const members = Object.entries(message);
  const chosen = members[Math.floor(random() * members.length)];
  if (chosen === undefined || random() < 0.25)
    return { ...message, [pick(words.names, random)]: pick(words.values, random) };
  const others = members.filter(([name]) => name !== chosen[0]);
  if (random() < 0.35) return Object.fromEntries(others);
  return { ...message, [chosen[0]]: disturb(chosen[1], words, random, depth + 1) };
}

/** A fragment as a pointer (RFC 6901, section 6). @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
