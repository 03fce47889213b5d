import { expect, test } from "vitest";
import { isJsonType } from "./content-type.js";

test.each([
  ["application/json", true],
  ["application/json; charset=utf-8", true],
  ["application/cloudevents+json", true],
  ["application/vnd.kafka.json.v2+json", true],
  ["text/json", true],
  ["application/*+JSON", true],
  ["*/*", true],
  ["avro/binary", false],
  ["application/*+avro", false],
  ["application/octet-stream", false],
  ["text/plain", false],
  ["application/soap+xml", false],
  ["application/x-ndjson", false],
  ["application/json-seq", false],
])("%s: %s", (contentType, want) => {
  expect(isJsonType(contentType)).toBe(want);
});
