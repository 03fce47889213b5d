import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { TcpProxy } from "./tcp-proxy.js";

/** Sends back what it gets. */
async function echoThrough(use: (proxy: TcpProxy, dial: () => Promise<Socket>) => Promise<void>): Promise<void> {
  const server = createServer((socket) => socket.on("error", () => undefined).pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await using proxy = await TcpProxy.listen(`amqp://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await use(proxy, async () => {
      const socket = connect({ host: "127.0.0.1", port: proxy.port, allowHalfOpen: true });
      await once(socket, "connect");
      return socket;
    });
  } finally {
    server.close();
  }
}

/** What arrives until the end, and how it ended. */
async function readAll(socket: Socket): Promise<{ readonly text: string; readonly end: string }> {
  let text = "";
  socket.on("data", (chunk) => (text += chunk));
  const end = await new Promise<string>((resolve) => {
    socket.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    socket.once("end", () => resolve("end"));
  });
  return { text, end };
}

async function readOnce(socket: Socket): Promise<string> {
  const [chunk] = await once(socket, "data");
  return String(chunk);
}

it("passes on what both sides say, and counts it", () =>
  echoThrough(async (proxy, dial) => {
    const socket = await dial();
    socket.write("hello");
    expect(await readOnce(socket)).toBe("hello");
    expect(proxy.passed).toEqual({ "to-server": 5, "to-client": 5 });
    socket.end();
    expect((await readAll(socket)).end).toBe("end");
  }));

it("keeps credentials and vhost in the URL", () =>
  echoThrough(async (proxy) => {
    expect(proxy.url("amqp://user:p%40ss@broker:5673/shop")).toBe(`amqp://user:p%40ss@127.0.0.1:${proxy.port}/shop`);
  }));

it("cuts what is open", () =>
  echoThrough(async (proxy, dial) => {
    const socket = await dial();
    socket.write("hello");
    await readOnce(socket);
    expect(proxy.links).toBe(1);
    proxy.cut();
    expect(await readAll(socket)).toEqual({ text: "", end: "ECONNRESET" });
    expect(proxy.links).toBe(0);
  }));

it.each([
  { direction: "to-client", afterBytes: 3, want: "hel" },
  { direction: "to-client", afterBytes: 0, want: "" },
  { direction: "to-server", afterBytes: 2, want: "he" },
] as const)(
  "cuts the next connection $direction after $afterBytes bytes, and no other",
  ({ direction, afterBytes, want }) =>
    echoThrough(async (proxy, dial) => {
      proxy.cutNextAt({ direction, afterBytes });
      const socket = await dial();
      const all = readAll(socket);
      for (const character of "hello") {
        socket.write(character);
        await new Promise(setImmediate);
      }
      const { text, end } = await all;
      expect(end).toBe("ECONNRESET");
      expect(want.startsWith(text)).toBe(true);
      expect(proxy.passed[direction]).toBe(afterBytes);

      const next = await dial();
      next.write("hello");
      expect(await readOnce(next)).toBe("hello");
      next.destroy();
    }),
);

it("freezes and thaws without losing anything", () =>
  echoThrough(async (proxy, dial) => {
    const socket = await dial();
    socket.write("one ");
    expect(await readOnce(socket)).toBe("one ");
    proxy.freeze();
    let arrived = "";
    socket.on("data", (chunk) => (arrived += chunk));
    socket.write("two ");
    const second = await dial();
    second.write("from a second connection");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(arrived).toBe("");
    proxy.thaw();
    expect(await readOnce(second)).toBe("from a second connection");
    expect(arrived).toBe("two ");
    socket.destroy();
    second.destroy();
  }));

it("closes one half", () =>
  echoThrough(async (proxy, dial) => {
    const socket = await dial();
    socket.write("hello");
    await readOnce(socket);
    proxy.halfClose();
    expect((await readAll(socket)).end).toBe("end");
    socket.write("still here");
    await expect.poll(() => proxy.passed["to-server"]).toBe(15);
    socket.destroy();
  }));

it("delays", () =>
  echoThrough(async (proxy, dial) => {
    proxy.delay(60);
    const socket = await dial();
    const startMs = performance.now();
    socket.write("hello");
    await readOnce(socket);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(110);
    socket.destroy();
  }));

it("refuses while it is told to", () =>
  echoThrough(async (proxy, dial) => {
    proxy.refuse();
    const refused = connect(proxy.port, "127.0.0.1");
    expect((await readAll(refused)).end).toBe("ECONNRESET");
    proxy.accept();
    const socket = await dial();
    socket.write("hello");
    expect(await readOnce(socket)).toBe("hello");
    socket.destroy();
  }));
