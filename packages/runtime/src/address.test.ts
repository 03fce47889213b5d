import { describe, expect, it } from "vitest";
import { AddressReader, checkParameterNames, fillAddress, fillTopology, readParameters } from "./address.js";
import type { Topology } from "./contract.js";

const where = "light.on was not sent";
const room = { name: "room" };
const side = { name: "side", pattern: "^[a-z]+$", minLength: 2, maxLength: 4 };
const region = { name: "region", values: ["eu", "us"] };

describe("filling an address", () => {
  const cases: readonly {
    given: string;
    address: string;
    parameters?: object;
    isTopic?: boolean;
    want: string | RegExp;
  }[] = [
    {
      given: "each value",
      address: "{region}.{room}.on",
      parameters: { room: "hall", region: "eu" },
      want: "eu.hall.on",
    },
    { given: "a default", address: "{floor}.on", want: "ground.on" },
    { given: "the same one twice", address: "{room}.{room}", parameters: { room: "hall" }, want: "hall.hall" },
    { given: "no value", address: "{room}.on", want: /parameter "room" of its address is missing/ },
    { given: "an empty value", address: "{room}.on", parameters: { room: "" }, want: /not empty/ },
    { given: "a number", address: "{room}.on", parameters: { room: 7 }, want: /must be a text/ },
    { given: "one that is not listed", address: "{region}.on", parameters: { region: "mars" }, want: /one of eu, us/ },
    {
      given: "what is longer than it may be",
      address: "{side}.on",
      parameters: { side: "north" },
      want: /at most 4 char/,
    },
    {
      given: "what is shorter than it may be",
      address: "{side}.on",
      parameters: { side: "a" },
      want: /at least 2 char/,
    },
    {
      given: "characters that count once",
      address: "{side}.on",
      parameters: { side: "🏠a🏠a" },
      want: /must match \^\[a-z\]\+\$/,
    },
    { given: "what its pattern takes", address: "{side}.on", parameters: { side: "west" }, want: "west.on" },
    {
      given: "a dot where it routes",
      address: "{room}.on",
      parameters: { room: "a.b" },
      isTopic: true,
      want: /\. \* #/,
    },
    {
      given: "a star where it routes",
      address: "{room}.on",
      parameters: { room: "*" },
      isTopic: true,
      want: /\. \* #/,
    },
    {
      given: "a hash where it routes",
      address: "{room}.on",
      parameters: { room: "#" },
      isTopic: true,
      want: /\. \* #/,
    },
    { given: "a dot where it does not", address: "{room}.on", parameters: { room: "a.b" }, want: "a.b.on" },
    {
      given: "several words where it is the whole address",
      address: "{room}",
      parameters: { room: "house.hall" },
      isTopic: true,
      want: "house.hall",
    },
    {
      given: "a hash where it is the whole address",
      address: "{room}",
      parameters: { room: "house.#" },
      isTopic: true,
      want: /have the characters \* #/,
    },
    { given: "a pattern of replacements", address: "{room}.on", parameters: { room: "$&" }, want: "$&.on" },
  ];
  const parameters = [room, region, { name: "floor", defaultValue: "ground" }, side];
  for (const { given, address, parameters: values, isTopic = false, want } of cases) {
    const fill = (): string => fillAddress(address, readParameters(parameters, values, where), { isTopic, where });
    if (typeof want === "string") it(given, () => expect(fill()).toBe(want));
    else it(given, () => expect(fill).toThrow(want));
  }

  it("names parameters that the address does not have", () => {
    expect(() => checkParameterNames([room], { rom: "hall" }, where)).toThrow(/no parameter "rom"; it has room/);
  });
});

describe("the bindings of an address with parameters", () => {
  function bound(type: string, routingKey: string, values: Record<string, string> = {}): readonly string[] {
    const topology: Topology = {
      queues: [],
      exchanges: [{ name: "house", type, durable: true, autoDelete: false, arguments: {} }],
      bindings: [{ queue: "q", exchange: "house", routingKey }],
    };
    return fillTopology(topology, [room, region], values, where).bindings.map((binding) => binding.routingKey);
  }

  it("leave a whole word open at a topic exchange", () => {
    expect(bound("topic", "light.{room}.on")).toEqual(["light.*.on"]);
    expect(bound("topic", "light.room-{room}.on")).toEqual(["light.*.on"]);
    expect(bound("topic", "{region}.{room}", { room: "hall" })).toEqual(["*.hall"]);
    expect(bound("topic", "{room}")).toEqual(["#"]);
  });

  it("are one per listed value at a direct exchange", () => {
    expect(bound("direct", "light.{region}")).toEqual(["light.eu", "light.us"]);
    expect(bound("direct", "light.{room}", { room: "hall" })).toEqual(["light.hall"]);
    expect(() => bound("direct", "light.{room}")).toThrow(/only a topic exchange/);
  });
});

describe("reading parameters back", () => {
  const reader = new AddressReader("{region}.room-{room}.on", [room, region], true);

  it("from a routing key of the address", () => {
    expect(reader.read("eu.room-7.on")).toEqual({ region: "eu", room: "7" });
  });

  it.each(["eu.room-7.off", "mars.room-7.on", "eu.room-7.8.on", "eu.room-.on", "xeu.room-7.on"])(
    "not from %s",
    (key) => {
      expect(reader.read(key)).toBeUndefined();
    },
  );

  it("from words with dots, where dots do not separate", () => {
    expect(new AddressReader("q+{room}", [room], false).read("q+a.b")).toEqual({ room: "a.b" });
  });

  it("one that stands twice is the same twice", () => {
    const twice = new AddressReader("{room}.{room}", [room], true);
    expect([twice.read("a.a"), twice.read("a.b")]).toEqual([{ room: "a" }, undefined]);
  });
});
