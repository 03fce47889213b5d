// Edits that people make to event schemas, applied at random places.

import { pick } from "./falsifier.mjs";

/** @typedef {import("./falsifier.mjs").Random} Random */
/** @typedef {import("./falsifier.mjs").Schema} Schema */

/**
 * The schema after some edits; the given one is left as it is.
 *
 * @param {Schema} schema
 * @param {Random} random
 * @returns {Schema}
 */
export function edit(schema, random) {
  const edited = structuredClone(schema);
  const count = pick([1, 1, 1, 2, 3], random);
  for (let done = 0, tries = 0; done < count && tries < 60; tries += 1) {
    const place = pick(placesIn(edited), random);
    if (pick(edits, random)(place, random) !== false) done += 1;
  }
  return edited;
}

const schemaMaps = ["properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "schemas"];
const schemaLists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
const schemaMembers = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "components",
];

/**
 * Every subschema, the schema itself included.
 *
 * @param {any} schema
 * @returns {Schema[]}
 */
function placesIn(schema) {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  const inner = [
    ...schemaMaps.flatMap((keyword) => Object.values(schema[keyword] ?? {})),
    ...schemaLists.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : [])),
    ...schemaMembers.flatMap((keyword) => (Array.isArray(schema[keyword]) ? [] : [schema[keyword]])),
  ];
  return [schema, ...inner.flatMap(placesIn)];
}

/** @type {readonly ((place: Schema, random: Random) => boolean | void)[]} */
const edits = [
  changeType,
  (place) => void delete place["type"],
  (place, random) =>
    nudge(place, pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], random), random, 3),
  (place, random) => nudge(place, pick(["minLength", "maxLength"], random), random, 3),
  (place, random) => nudge(place, pick(["minItems", "maxItems", "minProperties", "maxProperties"], random), random, 2),
  (place, random) => {
    place["multipleOf"] = pick([1, 2, 5, 0.5, 0.25, 0.1, 0.01, 0.05], random);
  },
  (place, random) => {
    place["pattern"] = pick(
      ["^[a-z]+$", "^[A-Z]{3}$", "^[A-Z]{2,3}$", "^\\d+$", "^[^\\s]+$", "^.{1,40}$", "^[A-Za-z0-9_-]+$", "@", "^x-"],
      random,
    );
  },
  (place, random) =>
    dropOne(
      place,
      pick(["pattern", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "uniqueItems", "format"], random),
    ),
  (place, random) => {
    if (!Array.isArray(place["enum"])) return false;
    const values = place["enum"];
    place["enum"] =
      random() < 0.5 && values.length > 1
        ? values.toSpliced(Math.floor(random() * values.length), 1)
        : [...values, pick(["NEW", 7, null], random)];
  },
  (place, random) => {
    if (!("const" in place)) return false;
    if (random() < 0.5) delete place["const"];
    else place["const"] = pick(["other", 1, true], random);
  },
  (place, random) => {
    place["properties"] = { ...place["properties"], [pick(["added", "note", "id", "extra"], random)]: small(random) };
  },
  (place, random) => removeMember(place, "properties", random),
  (place, random) => {
    const names = Object.keys(place["properties"] ?? {});
    if (names.length === 0) return false;
    place["required"] = [...new Set([...(place["required"] ?? []), pick(names, random)])];
  },
  (place, random) => {
    if (!Array.isArray(place["required"]) || place["required"].length === 0) return false;
    place["required"] = place["required"].toSpliced(Math.floor(random() * place["required"].length), 1);
  },
  (place, random) => {
    place["additionalProperties"] = pick([false, true, { type: "string" }], random);
  },
  (place) => dropOne(place, "additionalProperties"),
  (place, random) => {
    const keyword = pick(["oneOf", "anyOf"], random);
    if (!Array.isArray(place[keyword])) return false;
    if (random() < 0.5 && place[keyword].length > 1)
      place[keyword].splice(Math.floor(random() * place[keyword].length), 1);
    else place[keyword].push(small(random));
  },
  (place) => {
    if (!Array.isArray(place["oneOf"]) || "anyOf" in place) return false;
    place["anyOf"] = place["oneOf"];
    delete place["oneOf"];
  },
  (place) => {
    place["uniqueItems"] = true;
  },
  (place, random) => {
    if (place["type"] !== "array") return false;
    place["items"] = small(random);
  },
  (place, random) => {
    if (typeof place["type"] !== "string") return false;
    place["type"] = random() < 0.5 ? [place["type"], "null"] : [place["type"]];
  },
  // The same meaning in other words.
  (place) => {
    if ("allOf" in place || "$ref" in place || "unevaluatedProperties" in place) return false;
    const { properties, required, type } = place;
    if (properties === undefined || required === undefined) return false;
    delete place["required"];
    place["allOf"] = [{ ...(type === undefined ? {} : { type }), required }];
  },
  (place) => {
    if (!Array.isArray(place["enum"]) || "anyOf" in place) return false;
    place["anyOf"] = place["enum"].map((/** @type {unknown} */ value) => ({ const: value }));
    delete place["enum"];
  },
  (place, random) => {
    place["dependencies"] = {
      [pick(Object.keys(place["properties"] ?? { id: 1 }), random) ?? "id"]: [pick(["note", "id"], random)],
    };
  },
  (place, random) => {
    place["description"] = `About ${Math.floor(random() * 100)}.`;
  },
];

/**
 * @param {Schema} place
 * @param {Random} random
 */
function changeType(place, random) {
  place["type"] = pick(
    ["string", "integer", "number", "boolean", "object", "array", ["string", "null"], ["integer", "string"]],
    random,
  );
}

/**
 * @param {Schema} place
 * @param {string} keyword
 * @param {Random} random
 * @param {number} fallback
 */
function nudge(place, keyword, random, fallback) {
  const by = pick([-10, -1, 1, 10], random);
  place[keyword] = Math.max(
    keyword.endsWith("imum") ? -1e6 : 0,
    typeof place[keyword] === "number" ? place[keyword] + by : fallback,
  );
}

/**
 * @param {Schema} place
 * @param {string} keyword
 */
function dropOne(place, keyword) {
  if (!(keyword in place)) return false;
  delete place[keyword];
  return true;
}

/**
 * @param {Schema} place
 * @param {string} keyword
 * @param {Random} random
 */
function removeMember(place, keyword, random) {
  const names = Object.keys(place[keyword] ?? {});
  if (names.length === 0) return false;
  delete place[keyword][pick(names, random)];
  return true;
}

/** @param {Random} random */
function small(random) {
  return structuredClone(
    pick(
      /** @type {any[]} */ ([
        { type: "string" },
        { type: "integer", minimum: 0 },
        { type: "string", maxLength: 20 },
        { type: ["number", "null"] },
        { type: "object", properties: { id: { type: "integer" } }, required: ["id"] },
        { type: "array", items: { type: "string" } },
        { enum: ["a", "b"] },
        { const: "fixed" },
        true,
        false,
      ]),
      random,
    ),
  );
}
