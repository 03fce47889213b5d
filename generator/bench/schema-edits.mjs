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
    const { fits, apply } = pick(edits, random);
    if (fits?.(place) === false) continue;
    apply(place, random);
    done += 1;
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

/**
 * @typedef {object} Edit
 * @property {(place: Schema) => boolean} [fits] whether there is something to edit
 * @property {(place: Schema, random: Random) => void} apply
 */

const droppable = [
  "type",
  "pattern",
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "uniqueItems",
  "format",
];
const patterns = [
  "^[a-z]+$",
  "^[A-Z]{3}$",
  "^[A-Z]{2,3}$",
  "^\\d+$",
  "^[^\\s]+$",
  "^.{1,40}$",
  "^[A-Za-z0-9_-]+$",
  "@",
  "^x-",
];

/** @type {readonly Edit[]} */
const edits = [
  { apply: changeType },
  {
    apply: (place, random) =>
      nudge(place, pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], random), random, 3),
  },
  { apply: (place, random) => nudge(place, pick(["minLength", "maxLength"], random), random, 3) },
  {
    apply: (place, random) =>
      nudge(place, pick(["minItems", "maxItems", "minProperties", "maxProperties"], random), random, 2),
  },
  {
    apply: (place, random) => {
      place["multipleOf"] = pick([1, 2, 5, 0.5, 0.25, 0.1, 0.01, 0.05], random);
    },
  },
  {
    apply: (place, random) => {
      place["pattern"] = pick(patterns, random);
    },
  },
  {
    fits: (place) => droppable.some((keyword) => keyword in place),
    apply: (place, random) => {
      delete place[
        pick(
          droppable.filter((keyword) => keyword in place),
          random,
        )
      ];
    },
  },
  {
    fits: (place) => Array.isArray(place["enum"]),
    apply: (place, random) => {
      const values = place["enum"];
      const fewer = random() < 0.5 && values.length > 1;
      if (fewer) values.splice(Math.floor(random() * values.length), 1);
      else values.push(pick(["NEW", 7, null], random));
    },
  },
  {
    fits: (place) => "const" in place,
    apply: (place, random) => {
      if (random() < 0.5) delete place["const"];
      else place["const"] = pick(["other", 1, true], random);
    },
  },
  {
    apply: (place, random) => {
      place["properties"] = { ...place["properties"], [pick(["added", "note", "id", "extra"], random)]: small(random) };
    },
  },
  {
    fits: hasProperties,
    apply: (place, random) => {
      delete place["properties"][pick(Object.keys(place["properties"]), random)];
    },
  },
  {
    fits: hasProperties,
    apply: (place, random) => {
      const name = pick(Object.keys(place["properties"]), random);
      place["required"] = [...new Set([...(place["required"] ?? []), name])];
    },
  },
  {
    fits: (place) => Array.isArray(place["required"]) && place["required"].length > 0,
    apply: (place, random) => {
      place["required"].splice(Math.floor(random() * place["required"].length), 1);
    },
  },
  {
    apply: (place, random) => {
      place["additionalProperties"] = pick([false, true, { type: "string" }], random);
    },
  },
  {
    fits: (place) => "additionalProperties" in place,
    apply: (place) => {
      delete place["additionalProperties"];
    },
  },
  {
    fits: (place) => Array.isArray(place["oneOf"] ?? place["anyOf"]),
    apply: (place, random) => {
      const branches = place["oneOf"] ?? place["anyOf"];
      const fewer = random() < 0.5 && branches.length > 1;
      if (fewer) branches.splice(Math.floor(random() * branches.length), 1);
      else branches.push(small(random));
    },
  },
  {
    fits: (place) => Array.isArray(place["oneOf"]) && !("anyOf" in place),
    apply: (place) => {
      place["anyOf"] = place["oneOf"];
      delete place["oneOf"];
    },
  },
  {
    apply: (place) => {
      place["uniqueItems"] = true;
    },
  },
  {
    fits: (place) => place["type"] === "array",
    apply: (place, random) => {
      place["items"] = small(random);
    },
  },
  {
    fits: (place) => typeof place["type"] === "string",
    apply: (place, random) => {
      place["type"] = random() < 0.5 ? [place["type"], "null"] : [place["type"]];
    },
  },
  {
    apply: (place, random) => {
      const name = pick(Object.keys(place["properties"] ?? { id: 1 }), random) ?? "id";
      place["dependencies"] = { [name]: [pick(["note", "id"], random)] };
    },
  },
  // The same meaning in other words.
  {
    fits: (place) => hasProperties(place) && "required" in place && !("allOf" in place) && !("$ref" in place),
    apply: (place) => {
      place["allOf"] = [{ required: place["required"] }];
      delete place["required"];
    },
  },
  {
    fits: (place) => Array.isArray(place["enum"]) && !("anyOf" in place),
    apply: (place) => {
      place["anyOf"] = place["enum"].map((/** @type {unknown} */ value) => ({ const: value }));
      delete place["enum"];
    },
  },
  {
    apply: (place, random) => {
      place["description"] = `About ${Math.floor(random() * 100)}.`;
    },
  },
];

/** @param {Schema} place */
function hasProperties(place) {
  return Object.keys(place["properties"] ?? {}).length > 0;
}

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
