import { expect, test } from "vitest";
import { complaintsAbout, contractOf } from "../../test/support/load-files.js";

test("AsyncAPI 2 says the same in other words: the application receives what is published to it", async () => {
  const contract = await contractOf(`asyncapi: 2.6.0
info: { title: Accounts, version: 1.0.0 }
channels:
  user/signedup:
    publish:
      operationId: onSignedUp
      message: { $ref: '#/components/messages/signed_up' }
    subscribe:
      message:
        oneOf:
          - { name: user.blocked, payload: { type: object } }
          - { messageId: userDeleted, payload: { $ref: '#/components/schemas/User' } }
components:
  messages:
    signed_up: { payload: { $ref: '#/components/schemas/User' } }
  schemas:
    User: { type: object }
`);
  expect(
    contract.operations.map(({ key, action, channel, messages }) => [
      key,
      action,
      channel.address,
      messages.map((message) => message.key),
    ]),
  ).toEqual([
    ["onSignedUp", "receive", "user/signedup", ["signed_up"]],
    ["send-user/signedup", "send", "user/signedup", ["user.blocked", "userDeleted"]],
  ]);
  expect(contract.schemas.named.map(({ name }) => name)).toEqual(["User", "UserBlockedMessage"]);
});

test.each([
  ["2.6.0", "trait", { maximum: 2 }],
  ["3.0.0", "message", { maximum: 1 }],
])("in %s, where both say it, the %s wins", async (version, winner, id) => {
  const contract = await contractOf(`asyncapi: ${version}
info: { title: Accounts, version: 1.0.0 }
channels: {}
components:
  messages:
    M:
      summary: message
      payload: { type: object }
      headers: { type: object, properties: { own: { type: string }, id: { maximum: 1 } } }
      traits: [{ $ref: '#/components/messageTraits/T' }]
  messageTraits:
    T:
      summary: trait
      contentType: application/json
      headers: { type: object, properties: { shared: { type: string }, id: { maximum: 2 } } }
`);
  const [message] = contract.messages;
  expect(message?.description).toBe(winner);
  const headers = contract.schemas.get(message?.headers ?? "") as { properties: object };
  expect(contract.schemas.nameOf(message?.headers ?? "")?.name).toBe("MHeaders");
  expect(headers.properties).toEqual({ own: { type: "string" }, shared: { type: "string" }, id });
});

test("messages of one channel are told apart by a constant that each has at the same path", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  c:
    address: c
    messages:
      A: { payload: { type: object, required: [v, kind], properties: { v: { const: 1 }, kind: { const: a } } } }
      B: { payload: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { enum: [b] } } }] } }
      C: { payload: { type: object, required: [v, kind], properties: { v: { const: 2 }, kind: { const: c } } } }
components:
  schemas:
    Base: { type: object, required: [v, kind], properties: { v: { const: 1 }, kind: { type: string } } }
`);
  expect(contract.messages.map(({ discriminator }) => discriminator)).toEqual([
    { path: ["kind"], value: "a" },
    { path: ["kind"], value: "b" },
    // 2 is the version of no other message, but it need not be named for that.
    { path: ["v"], value: 2 },
  ]);
});

test("an envelope is filled in in the order of the body's properties, however its roles are listed", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
components:
  messages:
    M:
      payload:
        type: object
        x-envelope: { payload: /data, timestamp: /meta/at, fromService: /meta/from }
        properties: { meta: { type: object, properties: { from: { type: string }, at: { type: string } } }, data: { type: string } }
`);
  expect(contract.messages[0]?.envelope?.map(({ path }) => path.join("/"))).toEqual(["meta/from", "meta/at", "data"]);
});

test("an event that several schemas describe is all of them", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
components:
  messages:
    M:
      payload:
        allOf:
          - { type: object, x-envelope: { payload: /data }, properties: { data: { type: object, required: [id] } } }
          - { properties: { data: { properties: { id: { type: string, const: x } } } } }
`);
  const [message] = contract.messages;
  expect(contract.schemas.nameOf(message?.event ?? "")).toMatchObject({ name: "MEvent", role: "event" });
  expect(contract.schemas.get(message?.event ?? "")).toEqual({
    allOf: [
      { $ref: "asyncapi.yaml#/components/messages/M/payload/allOf/0/properties/data" },
      { $ref: "asyncapi.yaml#/components/messages/M/payload/allOf/1/properties/data" },
    ],
  });
});

test("a key that two channels use is called by channel and key", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders: { address: o, messages: { created: { payload: { type: string } } } }
  users: { address: u, messages: { created: { payload: { type: number } } } }
`);
  expect(contract.messages.map(({ typeName, name }) => [typeName, name])).toEqual([
    ["OrdersCreated", "created"],
    ["UsersCreated", "created"],
  ]);
});

test.each([
  ["is not a pointer", "{ payload: data }", 'the place of payload is not a JSON pointer such as "/payload"'],
  ["has an unknown role", "{ payload: /data, sender: /from }", '`x-envelope` has no role "sender"'],
  [
    "names a property that is not there",
    "{ payload: /data, timestamp: /at }",
    "`x-envelope` puts timestamp at /at, which the body does not describe",
  ],
  [
    "does not say where the event is",
    "{ fromService: /from }",
    "`x-envelope` does not say where the event stands (`payload`)",
  ],
])("an envelope that %s is an error", async (_, envelope, want) => {
  const complaints = await complaintsAbout(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
components:
  messages:
    M:
      payload: { type: object, x-envelope: ${envelope}, properties: { data: { type: string }, from: { type: string } } }
`);
  expect(complaints.split("\n")[0]).toMatch(/^asyncapi\.yaml:6:\d+ {2}error {2}/);
  expect(complaints.split("\n")[0]?.replace(/^.* error {2}/, "")).toBe(want);
});

test("channels of other protocols are named and left out", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
servers:
  rabbit: { host: r, protocol: amqps }
  log: { host: k, protocol: kafka }
channels:
  a: { address: a, servers: [{ $ref: '#/servers/rabbit' }] }
  b: { address: b, servers: [{ $ref: '#/servers/log' }], messages: { M: { payload: { type: string } } } }
  c: { address: c }
operations:
  o: { action: send, channel: { $ref: '#/channels/b' } }
`);
  expect(contract.channels.map(({ key }) => key)).toEqual(["a", "c"]);
  expect(contract.operations).toEqual([]);
  expect(contract.messages.map(({ key }) => key)).toEqual(["M"]);
});
