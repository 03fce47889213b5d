import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { configSchema } from "./config-schema.js";
import { readConfig } from "./read-config.js";

const file = new URL("../../schemas/eventwright-config.schema.json", import.meta.url);
const nowhere = () => ({ file: "", pointer: "", line: 0, column: 0 });

const written = async (): Promise<object> => JSON.parse(await readFile(file, "utf8"));

test("the schema for editors says what the reader reads", async () => {
  expect(await written()).toEqual(configSchema());
});

test.each<[unknown, boolean]>([
  [{}, true],
  [{ $schema: "./eventwright-config.schema.json" }, true],
  [{ input: "a.yaml", output: "b", package: { name: "@a/b", runtimeVersion: "1", fields: { author: "x" } } }, true],
  [{ channels: { include: ["a*"], exclude: [] }, names: { application: "A", counterpart: "B1" } }, true],
  [{ header: "text", openTypes: true, plugins: ["./plugin.js"] }, true],
  [{ documents: [{ input: "a.yaml", output: "a" }, { channels: { include: ["b"] } }] }, true],
  [{ check: { against: "git:main", transitive: true, version: false, failOn: "warning" } }, true],
  [
    {
      check: {
        against: ["git:v*", "contracts"],
        channels: { "orders.*": "both" },
        rules: { "payload-backward": "off" },
      },
    },
    true,
  ],
  [{ check: { accept: [{ fingerprint: "0123456789ab", reason: "r", author: "a", expires: "2026-12-31" }] } }, true],
  [{ lint: { rules: { naming: "off" }, suppress: [{ rule: "naming", path: "/channels/*", reason: "r" }] } }, true],
  [[], false],
  [{ inputs: "a.yaml" }, false],
  [{ input: "" }, false],
  [{ package: { name: "Not A Name" } }, false],
  [{ package: { fields: { version: "1.0.0" } } }, false],
  [{ channels: { include: "a" } }, false],
  [{ channels: { only: ["a"] } }, false],
  [{ names: { application: "a b" } }, false],
  [{ openTypes: "yes" }, false],
  [{ plugins: [3] }, false],
  [{ documents: [{ documents: [] }] }, false],
  [{ check: { against: 3 } }, false],
  [{ check: { against: [""] } }, false],
  [{ check: { channels: { orders: "all" } } }, false],
  [{ check: { failOn: "info" } }, false],
  [{ check: { accept: [{ fingerprint: "0123456789ab", reason: "r", author: "a" }] } }, false],
  [{ check: { accept: [{ fingerprint: "short", reason: "r", author: "a", expires: "2026-12-31" }] } }, false],
  [{ lint: { suppress: [{ rule: "naming", path: "/channels" }] } }, false],
])("%j is judged alike by both", async (config, isValid) => {
  const accepts = new Ajv({ strict: true }).compile(await written());

  expect(readConfig(config, nowhere).diagnostics.length === 0).toBe(isValid);
  expect(accepts(config)).toBe(isValid);
});
