import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** From the client's point of view. */
export type Direction = "to-server" | "to-client";

/** A place in the bytes of one connection. */
export interface CutPoint {
  readonly direction: Direction;
  /** How many bytes still pass in that direction. */
  readonly afterBytes: number;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  isFrozen: boolean;
}

/** Stands between a client and its broker, and does to their connections what networks do. */
export class TcpProxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #cutPoints: CutPoint[] = [];
  #delayMs = 0;
  #isFrozen = false;
  #isRefusing = false;
  #accepted = 0;
  #passed = { "to-server": 0, "to-client": 0 };

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** @param upstream URL of the broker; only host and port count. */
  static async listen(upstream: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(upstream);
    // Half-closed connections must stay so: each direction ends by itself.
    const server = createServer({ allowHalfOpen: true });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const proxy = new TcpProxy(server);
    server.on("connection", (client) => proxy.#connect(client, { host: hostname, port: Number(port) || 5672 }));
    return proxy;
  }

  /** The same URL, by way of this proxy. */
  url(upstream: string): string {
    const url = new URL(upstream);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Connections that are open now. */
  get links(): number {
    return this.#links.size;
  }

  /** Connections since the beginning. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Bytes that have passed since the beginning. */
  get passed(): Readonly<Record<Direction, number>> {
    return this.#passed;
  }

  /** Resets all connections, as a firewall does. */
  cut(): void {
    for (const link of [...this.#links]) this.#reset(link);
  }

  /** Ends all connections towards the clients, which can go on writing for as long as they like. */
  halfClose(): void {
    for (const { client } of this.#links) client.end();
  }

  /** The next connection is reset at this point; one more call, one more connection. */
  cutNextAt(point: CutPoint): void {
    this.#cutPoints.push(point);
  }

  /** Nothing passes any more on any connection, old or new, and nobody is told. */
  freeze(): void {
    this.#isFrozen = true;
    this.freezeLinks();
  }

  /** The same for the connections that are open now: links whose other ends have vanished. New ones work. */
  freezeLinks(): void {
    for (const link of this.#links) {
      link.isFrozen = true;
      link.client.pause();
      link.server.pause();
    }
  }

  thaw(): void {
    this.#isFrozen = false;
    for (const link of this.#links) {
      link.isFrozen = false;
      link.client.resume();
      link.server.resume();
    }
  }

  /** What passes from now on arrives so much later, in order. */
  delay(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** Resets new connections at once, as a machine does on which nobody listens. */
  refuse(): void {
    this.#isRefusing = true;
  }

  accept(): void {
    this.#isRefusing = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, "close");
  }

  #connect(client: Socket, upstream: { readonly host: string; readonly port: number }): void {
    this.#accepted += 1;
    if (this.#isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const link: Link = { client, server: connect({ ...upstream, allowHalfOpen: true }), isFrozen: this.#isFrozen };
    this.#links.add(link);
    const cutPoint = this.#cutPoints.shift();
    this.#forward(link, "to-server", cutPoint);
    this.#forward(link, "to-client", cutPoint);
    for (const socket of [client, link.server]) {
      socket.setNoDelay(true);
      socket.on("error", () => this.#reset(link));
      socket.on("close", () => {
        if (client.destroyed && link.server.destroyed) this.#links.delete(link);
      });
      if (link.isFrozen) socket.pause();
    }
  }

  #forward(link: Link, direction: Direction, cutPoint: CutPoint | undefined): void {
    const [from, to] = direction === "to-server" ? [link.client, link.server] : [link.server, link.client];
    let rest = cutPoint?.direction === direction ? cutPoint.afterBytes : Number.POSITIVE_INFINITY;
    const pass = (chunk: Buffer): void => {
      if (to.destroyed) return;
      const allowed = chunk.subarray(0, Math.min(rest, chunk.length));
      this.#passed[direction] += allowed.length;
      rest -= chunk.length;
      const takesMore = allowed.length === 0 || to.write(allowed);
      // Reset only what has left, or the other side would not see the bytes before the cut.
      if (rest <= 0) to.write("", () => this.#reset(link));
      else if (!takesMore) {
        from.pause();
        to.once("drain", () => {
          if (!link.isFrozen) from.resume();
        });
      }
    };
    from.on("data", (chunk: Buffer) => {
      if (this.#delayMs === 0) pass(chunk);
      else setTimeout(pass, this.#delayMs, chunk);
    });
    from.on("end", () => setTimeout(() => to.end(), this.#delayMs));
  }

  #reset(link: Link): void {
    if (!this.#links.delete(link)) return;
    link.client.resetAndDestroy();
    link.server.resetAndDestroy();
  }
}
