import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { askVhostRefusal } from "./vhost-refusal.js";

const frame = (method: string) => {
  const payload = Buffer.from(method, "hex");
  const size = Buffer.alloc(4);
  size.writeUInt32BE(payload.length);
  return Buffer.concat([Buffer.of(1, 0, 0), size, payload, Buffer.of(0xce)]);
};
const hex = (text: string) => Buffer.from(text).toString("hex");

const START = frame(`000a000a 0009 00000000 00000005${hex("PLAIN")} 00000005${hex("en_US")}`.replaceAll(" ", ""));
const TUNE = frame("000a001e07ff00020000003c");
const OPEN_OK = frame("000a002900");
const CLOSE = frame(`000a00320212 0a${hex("no such v!")}`.replaceAll(" ", ""));

/** A broker that says these things in turn, each after something was sent to it, `bytes` at a time. */
async function ask(says: readonly Buffer[], bytes = Number.POSITIVE_INFINITY) {
  const heard: Buffer[] = [];
  const left = [...says];
  const server = createServer((socket: Socket) => {
    socket.on("data", (data) => {
      heard.push(data);
      const next = left.shift();
      if (next === undefined) socket.end();
      else for (let at = 0; at < next.length; at += bytes) socket.write(next.subarray(at, at + bytes));
    });
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const answer = await askVhostRefusal(socket, { vhost: "grün", mechanism: "PLAIN", response: Buffer.from("\0u\0p") });
  server.close();
  return { answer, destroyed: socket.destroyed, heard: Buffer.concat(heard).toString("latin1") };
}

test("the broker's reason is read, and the socket is gone", async () => {
  const { answer, destroyed, heard } = await ask([START, TUNE, CLOSE]);
  expect(answer).toMatchObject({ replyCode: 530, replyText: expect.stringMatching(/^no such/) });
  expect(destroyed).toBe(true);
  expect(heard).toContain("AMQP\0\0\x09\x01");
  expect(heard).toContain("\0\0\0\x04\0u\0p");
  expect(heard).toContain(Buffer.from("\x05grün").toString("latin1"));
});

test("frames may come in pieces", async () => {
  expect((await ask([START, TUNE, CLOSE], 1)).answer).toMatchObject({ replyCode: 530 });
});

test("a vhost that is there by now has no reason", async () => {
  expect(await ask([START, TUNE, OPEN_OK])).toMatchObject({ answer: undefined, destroyed: true });
});

test("a broker that hangs up has none either", async () => {
  expect(await ask([START])).toMatchObject({ answer: undefined });
});
