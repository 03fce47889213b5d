import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The parser, and the compiler of types, are loaded by the first of them.
vi.setConfig({ testTimeout: 300_000 });

const repository = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(repository, path), "utf8");
const contract = read("asyncapi.yaml");
const config = read("eventwright.config.yaml");
const released = read("contracts/1.0.0/asyncapi.yaml");

/** `npm run check` in a copy of this repository whose contract is another one. Packages are looked at elsewhere. */
async function checked(changed: string) {
  const cwd = folderOf({
    "asyncapi.yaml": changed,
    "eventwright.config.yaml": config,
    "contracts/1.0.0/asyncapi.yaml": released,
  });
  const { exitCode, stdout } = await runCli(cwd, "check", "--format", "json");
  const { changes, documents } = JSON.parse(stdout);
  const failing: readonly string[] = changes.flatMap((change: { readonly rule: string; readonly fails: boolean }) =>
    change.fails ? [change.rule] : [],
  );
  return { exitCode, failing, documents };
}

interface Edit {
  readonly name: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly rule: string;
}

const ways: readonly Edit[] = [
  { name: "a price is a text", from: "type: number\n      minimum: 0", to: "type: string", rule: "payload-backward" },
  {
    name: "a product needs a category",
    from: "required: [event, product_id, name, price]",
    to: "required: [event, product_id, name, price, category]",
    rule: "payload-backward",
  },
  {
    name: "product numbers begin at ten",
    from: "type: integer\n      minimum: 1\n",
    to: "type: integer\n      minimum: 10\n",
    rule: "payload-backward",
  },
  { name: "names are shorter", from: "maxLength: 200", to: "maxLength: 100", rule: "payload-backward" },
  {
    name: "PATCH is no method any more",
    from: "enum: [POST, GET, PUT, PATCH, DELETE]",
    to: "enum: [POST, GET, PUT, DELETE]",
    rule: "payload-backward",
  },
  {
    name: "the order service has moved",
    from: /localhost:8002\/api\/v1\/orders\n {4}address: queue_localhost_8002_api_v1_orders/,
    to: "localhost:8002/api/v2/orders\n    address: queue_localhost_8002_api_v2_orders",
    rule: "channel-address-changed",
  },
  {
    name: "queues do not outlive the broker",
    from: "durable: true",
    to: "durable: false",
    rule: "queue-durable-changed",
  },
  {
    name: "nobody publishes price changes",
    from: /\n {2}publishProductPriceChanged:[\s\S]*?(?=\n {2}publishProductDeletedToOrders:)/,
    to: "",
    rule: "operation-removed",
  },
  {
    name: "nobody answers",
    from: /\n {4}reply:\n[\s\S]*?SupplierInfo"(?=\n {4}bindings)/,
    to: "",
    rule: "reply-removed",
  },
  {
    name: "the inventory does not hear of deletions",
    from: /\n {2}publishProductDeletedToInventory:[\s\S]*?(?=\n {2}requestSupplierInfo:)/,
    to: "",
    rule: "operation-removed",
  },
];

test("the contract as it is passes", async () => {
  expect(await checked(contract)).toMatchObject({ exitCode: 0, failing: [] });
});

test.each(ways)("the gate is shut when $name", async ({ from, to, rule }) => {
  const changed = contract.replace(from, to);
  expect(changed).not.toBe(contract);

  const { exitCode, failing, documents } = await checked(changed);
  expect(
    documents[0].diagnostics.filter(({ severity }: { readonly severity: string }) => severity === "error"),
  ).toEqual([]);
  expect(failing).toContain(rule);
  expect(exitCode).toBe(1);
});

test("the gate is open for a new optional field with a new minor version, and shut without", async () => {
  const changed = contract.replace(
    "category:\n",
    "weight: { type: number, description: In kilograms. }\n        category:\n",
  );
  expect(changed).not.toBe(contract);

  expect(await checked(changed.replace("version: 1.0.0", "version: 1.1.0"))).toMatchObject({
    exitCode: 0,
    failing: [],
  });
  expect(await checked(changed)).toMatchObject({
    exitCode: 1,
    failing: [],
    documents: [{ semver: "minor", version: { suggested: "1.1.0", risesEnough: false } }],
  });
});

test("the gate is open for better words", async () => {
  expect(await checked(contract.replace("A price in euro.", "A price in euro, with its tax."))).toMatchObject({
    exitCode: 0,
    failing: [],
  });
});
