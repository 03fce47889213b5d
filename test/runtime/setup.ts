import {
  type Connection,
  type ConnectionEvent,
  type ConnectOptions,
  connect,
  type EventError,
} from "@eventwright/runtime";
import type {
  Transport,
  TransportChannel,
  TransportChannelListener,
  TransportConnection,
} from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { expect, onTestFinished } from "vitest";

type EventOf<Type extends ConnectionEvent["type"]> = Extract<ConnectionEvent, { readonly type: Type }>;

/** Everything that a connection tells, and waits for the next of a kind: told before or yet to come. */
export class EventLog {
  readonly events: ConnectionEvent[] = [];
  readonly #listeners = new Set<() => void>();

  readonly record = (event: ConnectionEvent): void => {
    this.events.push(event);
    for (const listener of [...this.#listeners]) listener();
  };

  all<Type extends ConnectionEvent["type"]>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Resolves when so many events of the type were told in all. */
  async count<Type extends ConnectionEvent["type"]>(type: Type, count: number): Promise<EventOf<Type>[]> {
    await this.until(() => this.all(type).length >= count);
    return this.all(type);
  }

  until(isThere: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isThere()) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }
}

export interface Scene {
  readonly broker: InMemoryBroker;
  readonly connection: Connection;
  readonly log: EventLog;
}

/** A broker and a connection to it, closed when the test ends. */
export async function scene(options: ConnectOptions = {}, broker = new InMemoryBroker()): Promise<Scene> {
  const log = new EventLog();
  const connection = await connect({
    url: "amqp://guest:guest@memory/",
    transport: broker.transport(),
    appId: "catalog",
    reconnect: { initialDelayMs: 1, maxDelayMs: 5 },
    closeTimeoutMs: 1_000,
    onEvent: log.record,
    ...options,
  });
  onTestFinished(async () => {
    await connection.close();
    broker.close();
  });
  return { broker, connection, log };
}

/** The error that a call fails with. */
export function failure(call: Promise<unknown>): Promise<EventError> {
  return call.then(
    () => expect.fail("It did not fail."),
    (error: EventError) => error,
  );
}

export function bodies(messages: readonly { readonly body: Buffer }[]): unknown[] {
  return messages.map(({ body }) => JSON.parse(body.toString()));
}

/** The same, with some methods of its own. */
function withMethods<Original extends object>(original: Original, methods: Partial<Original>): Original {
  return new Proxy(original, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

interface OpenedChannel {
  readonly mode: Parameters<TransportConnection["openChannel"]>[0];
  readonly listener: TransportChannelListener;
  readonly connection: TransportConnection;
}

/** The same transport, whose channels have some methods of their own. */
export function withChannels(
  inner: Transport,
  methodsOf: (channel: TransportChannel, opened: OpenedChannel) => Partial<TransportChannel>,
): Transport {
  return {
    async connect(target, connectionListener) {
      const connection = await inner.connect(target, connectionListener);
      return withMethods(connection, {
        async openChannel(mode, listener) {
          const channel = await connection.openChannel(mode, listener);
          return withMethods(channel, methodsOf(channel, { mode, listener, connection }));
        },
      });
    },
  };
}
