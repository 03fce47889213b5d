import { describe, expect, test } from "vitest";
import { readRuntime } from "../../src/commands/read-runtime.js";
import type { Contract } from "../../src/contract/contract.js";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { emitPackage } from "../../src/emit/emit-package.js";
import { sidesOf } from "../../src/emit/sdk/sides.js";
import { checkTypeScript } from "../../src/emit/typescript/compile.js";
import { contractsOf } from "./rule-page.js";

// Two packages are emitted and compiled for each case.
const timeout = 120_000;

const answers = (...names: string[]) =>
  `messages: [${names.map((name) => `{ $ref: "#/channels/stockReplies/messages/${name}" }`).join(", ")}]`;
const asks = (message: string, ...replies: string[]) =>
  `{ action: send, channel: { $ref: "#/channels/stock" }, messages: [${message
    .split(" ")
    .map((name) => `{ $ref: "#/channels/stock/messages/${name}" }`)
    .join(", ")}], reply: { channel: { $ref: "#/channels/stockReplies" }, ${answers(...replies)} } }`;
const places = (settings: string, message = "OrderPlaced") =>
  `{ action: send, channel: { $ref: "#/channels/orders" }, messages: [{ $ref: "#/channels/orders/messages/${message}" }]${settings} }`;
const shop = (operations: string) => `
channels:
  stock: { messages: { PriceAsked: { $ref: "#/components/messages/PriceAsked" } } }
  stockReplies: { messages: { PriceTold: { $ref: "#/components/messages/PriceTold" } } }
  orders: { messages: { OrderCancelled: { $ref: "#/components/messages/OrderCancelled" } } }
operations: { askStock: null, placeOrder: null, ${operations} }
components:
  messages:
    PriceAsked: { payload: { type: object, required: [price], properties: { price: { type: string } } } }
    PriceTold: { payload: { type: object, required: [euros], properties: { euros: { type: number } } } }
    OrderCancelled: { payload: { type: object, required: [event], properties: { event: { const: order.cancelled } } } }`;

const together = shop(`ask: ${asks("StockAsked PriceAsked", "StockTold", "PriceTold")}`);
const apart = shop(`askNumber: ${asks("StockAsked", "StockTold")}, askPrice: ${asks("PriceAsked", "PriceTold")}`);
const keptAndSplit = shop(`ask: ${asks("StockAsked", "StockTold")}, askPrice: ${asks("PriceAsked", "PriceTold")}`);
const sentOnce = shop(`place: ${places("")}`);
const sentAndAnswered = shop(
  `place: ${places(`, reply: { channel: { $ref: "#/channels/stockReplies" }, ${answers("StockTold")} }`)}`,
);
const sentInTwoManners = shop(`placeSoon: ${places(", x-urgency: high")}, placeLater: ${places(", x-urgency: low")}`);
const sentTogether = shop('change: { action: send, channel: { $ref: "#/channels/orders" } }');
const sentApart = shop(`place: ${places("")}, cancel: ${places("", "OrderCancelled")}`);

describe("operations that are split, merged or answered: the methods that the new package does not have are told, and no others", () => {
  test.each([
    {
      title: "requests that are split",
      before: together,
      after: apart,
      want: {
        requestStockAsked: "requestAskNumber",
        requestPriceAsked: "requestAskPrice",
      },
    },
    {
      title: "requests that are merged",
      before: apart,
      after: together,
      want: { requestAskNumber: "requestStockAsked", requestAskPrice: "requestPriceAsked" },
    },
    {
      title: "requests of which one keeps the key",
      before: together,
      after: keptAndSplit,
      want: { requestStockAsked: "requestAsk", requestPriceAsked: "requestAskPrice" },
    },
    {
      title: "an event that is sent in two manners",
      before: sentOnce,
      after: sentInTwoManners,
      want: { publishOrderPlaced: ["publishPlaceSoon", "publishPlaceLater"] },
    },
    {
      title: "an event that is sent in one manner",
      before: sentInTwoManners,
      after: sentOnce,
      want: { publishPlaceSoon: "publishOrderPlaced", publishPlaceLater: "publishOrderPlaced" },
    },
    {
      title: "an event that is answered from now on",
      before: sentOnce,
      after: sentAndAnswered,
      want: { publishOrderPlaced: "requestPlace" },
    },
    {
      title: "a request that is not answered any more",
      before: sentAndAnswered,
      after: sentOnce,
      want: { requestPlace: "publishOrderPlaced" },
    },
    { title: "events that are called as they were", before: sentTogether, after: sentApart, want: {} },
  ])("$title", { timeout }, async ({ before, after, want }) => {
    const { old, new: changed } = await contractsOf({ before, after });
    const { changes, semver } = await judgeContracts(old, changed);
    const told = changes.filter(({ rule }) => rule === "operation-renamed").map(({ change }) => change);

    expect(Object.fromEntries(told.map((change) => [change?.[0], change?.[1]]))).toEqual(want);
    expect(await methodsGone(old, changed)).toEqual(Object.keys(want).sort());
    if (Object.keys(want).length > 0) expect(semver).toBe("major");
  });
});

describe("what a request may be answered with", () => {
  const replies = async (before: string, after: string) => {
    const { old, new: changed } = await contractsOf({ before, after });
    const { changes } = await judgeContracts(old, changed);
    return changes
      .filter(({ path }) => path.includes(".reply."))
      .map(({ rule, severity, path }) => `${severity} ${rule} ${path}`);
  };

  test("is less after its operation was split", async () => {
    expect(await replies(together, apart)).toEqual([
      "breaking operation-messages-narrowed operations.askNumber.reply.messages.PriceTold",
      "breaking operation-messages-narrowed operations.askPrice.reply.messages.StockTold",
    ]);
  });

  test("is more after it was merged with another one", async () => {
    expect(await replies(apart, together)).toEqual([
      "breaking operation-messages-widened operations.ask.reply.messages.PriceTold",
      "breaking operation-messages-widened operations.ask.reply.messages.StockTold",
    ]);
  });

  const two = (ofFirst: string[], ofSecond?: string[]) =>
    shop(
      `first: ${asks("StockAsked", ...ofFirst)}${ofSecond === undefined ? "" : `, second: ${asks("StockAsked", ...ofSecond)}`}`,
    );
  test.each([
    {
      title: "less where another one goes on with the answer",
      before: two(["StockTold"], ["StockTold", "PriceTold"]),
      after: two(["StockTold"], ["PriceTold"]),
      want: ["breaking operation-messages-narrowed operations.second.reply.messages.StockTold"],
    },
    {
      title: "more where another one had the answer",
      before: two(["StockTold"], ["PriceTold"]),
      after: two(["StockTold"], ["StockTold", "PriceTold"]),
      want: ["breaking operation-messages-widened operations.second.reply.messages.StockTold"],
    },
    {
      title: "what it was where another one has gone",
      before: two(["StockTold"], ["PriceTold"]),
      after: two(["StockTold"]),
      want: [],
    },
    {
      title: "what it was where another one has come",
      before: two(["StockTold"]),
      after: two(["StockTold"], ["PriceTold"]),
      want: [],
    },
  ])("of two operations that ask the same, is $title", async ({ before, after, want }) => {
    expect(await replies(before, after)).toEqual(want);
  });
});

/** Methods that compile against the old package and do not against the new one. */
async function methodsGone(old: Contract, changed: Contract): Promise<readonly string[]> {
  const { declarations, version } = await readRuntime();
  const filesOf = async (contract: Contract, folder: string) => {
    const options = { name: "@shop/events", runtimeVersion: version };
    const files = await emitPackage({ contract, options, document: "", runtime: declarations });
    return files
      .filter(({ path }) => path.endsWith(".d.ts"))
      .map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  };
  const [before, after] = [sidesOf(old), sidesOf(changed)];
  const services = [
    { module: "index", calls: before.application.calls, sides: [before.application, after.application] },
    {
      module: "counterpart",
      calls: before.counterparts[0]?.calls ?? [],
      sides: [before.counterparts[0], after.counterparts[0]],
    },
  ];
  const probes = services.flatMap(({ module, calls, sides }) =>
    calls.flatMap(({ name }) =>
      ["old", "new"].map((folder, index) => ({
        name,
        folder,
        line: `export const ${folder}${module}${name} = (service: import("./${folder}/${module}.js").${sides[index]?.name}) => service.${name};`,
      })),
    ),
  );
  const problems = checkTypeScript({
    modules: [{ path: "probes.ts", structure: { statements: [probes.map(({ line }) => line).join("\n")] } }],
    declarations: [
      ...(await filesOf(old, "old")),
      ...(await filesOf(changed, "new")),
      ...declarations.map(({ path, content }) => ({ path: `node_modules/@eventwright/runtime/${path}`, content })),
    ],
  });
  const failing = problems.map((problem) => {
    const line = /^probes\.ts:(\d+) TS2\d{3} Property/.exec(problem)?.[1];
    if (line === undefined) throw new Error(problem);
    return probes[Number(line) - 1];
  });
  expect(failing.filter((probe) => probe?.folder !== "new")).toEqual([]);
  return failing.map((probe) => probe?.name ?? "").sort();
}
