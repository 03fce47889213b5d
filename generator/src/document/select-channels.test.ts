import { expect, test } from "vitest";
import { stringify } from "yaml";
import { loadFiles } from "../../test/support/load-files.js";
import type { ChannelSelection } from "./select-channels.js";

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const message = (name: string) => ({ payload: { type: "object", properties: { it: schema(name) } } });
const channel = (name: string) => ({ messages: { [name]: { $ref: `#/components/messages/${name}` } } });
const operation = (key: string) => ({ action: "send", channel: { $ref: `#/channels/${key}` } });

const files = {
  "asyncapi.yaml": stringify({
    asyncapi: "3.0.0",
    info: { title: "Shop", version: "1.0.0" },
    channels: {
      "orders.{region}": { ...channel("Ordered"), address: "orders.{region}", parameters: { region: {} } },
      "orders.audit": channel("Audited"),
      stock: { ...channel("Counted"), address: "stock" },
      answers: { address: null, messages: { Answer: { $ref: "#/components/messages/Answer" } } },
    },
    operations: {
      order: operation("orders.{region}"),
      audit: operation("orders.audit"),
      count: { ...operation("stock"), reply: { channel: { $ref: "#/channels/answers" } } },
    },
    components: {
      messages: {
        Ordered: message("Order"),
        Audited: message("Audit"),
        Counted: message("Count"),
        Answer: message("Count"),
      },
      schemas: {
        Order: { properties: { money: schema("Money") } },
        Audit: { properties: { money: schema("Money"), secret: schema("Secret") } },
        Secret: { type: "string" },
        Money: { type: "number" },
        Count: { type: "integer" },
        UsedByNothing: { type: "string" },
      },
    },
  }),
};

async function selected(channels: ChannelSelection) {
  const { contract, diagnostics } = await loadFiles(files, { channels });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return {
    channels: contract?.channels.map(({ key }) => key),
    operations: contract?.operations.map(({ key }) => key),
    messages: contract?.messages.map(({ key }) => key),
    schemas: contract?.schemas.named.filter(({ role }) => role === "component").map(({ name }) => name),
  };
}

test("a channel is left out with the messages and schemas that nothing else uses", async () => {
  expect(await selected({ exclude: ["orders.audit"] })).toEqual({
    channels: ["orders.{region}", "stock", "answers"],
    operations: ["order", "count"],
    messages: ["Ordered", "Counted", "Answer"],
    schemas: ["Order", "Money", "Count", "UsedByNothing"],
  });
});

test("only some channels, and where their requests are answered", async () => {
  expect(await selected({ include: ["stock"] })).toEqual({
    channels: ["stock", "answers"],
    operations: ["count"],
    messages: ["Counted", "Answer"],
    schemas: ["Count", "UsedByNothing"],
  });
});

test("`*` is any text, everything else is itself, and what is excluded is not included", async () => {
  expect((await selected({ include: ["orders.*"], exclude: ["*.{region}"] })).channels).toEqual(["orders.audit"]);
});

test("what is wrong with a channel that is left out is no reason to stop", async () => {
  const broken = files["asyncapi.yaml"].replace("Secret:\n      type: string", "Secret:\n      type: text");
  expect(broken).not.toBe(files["asyncapi.yaml"]);
  const whole = await loadFiles({ "asyncapi.yaml": broken }, {});
  expect(whole.diagnostics.map(({ severity }) => severity)).toContain("error");

  const part = await loadFiles({ "asyncapi.yaml": broken }, { channels: { exclude: ["orders.audit"] } });
  expect(part.diagnostics).toEqual([]);
  expect(JSON.stringify(part.bundled)).not.toContain("Secret");
});

test.each<[ChannelSelection, string]>([
  [{ include: ["order"] }, "no-such-channel"],
  [{ exclude: ["stock.*"] }, "no-such-channel"],
  [{ exclude: ["*"] }, "no-channel-left"],
])("%j is an error", async (channels, code) => {
  const { contract, diagnostics } = await loadFiles(files, { channels });

  expect(diagnostics).toMatchObject([{ code, severity: "error", location: { file: "asyncapi.yaml" } }]);
  expect(contract).toBeUndefined();
});

test("a channel that is left out and still referred to is named", async () => {
  const text = files["asyncapi.yaml"].replace(
    '$ref: "#/components/messages/Counted"',
    '$ref: "#/channels/orders.audit/messages/Audited"',
  );
  expect(text).not.toBe(files["asyncapi.yaml"]);
  const { diagnostics } = await loadFiles({ "asyncapi.yaml": text }, { channels: { exclude: ["orders.audit"] } });

  expect(diagnostics.map(({ code }) => code)).toEqual(["left-out-channel-is-used"]);
});
