import { collapsedUrgencies } from "./collapsed-urgencies.js";
import type { TopologyMode } from "./connect-options.js";
import type { ConnectionEvent, TopologyDifference } from "./connection-event.js";
import type { BindingContract, ExchangeContract, QueueContract, Topology } from "./contract.js";
import { EventError } from "./errors.js";
import type { Report } from "./report.js";
import { type InequivalentArgument, parseInequivalentArgument } from "./topology-difference.js";
import { type ArgumentValue, type TransportChannel, type TransportConnection, TransportError } from "./transport.js";

/** Queues and exchanges differ in more arguments than this only if the broker's answers cannot be understood. */
const MAX_DIFFERENCES = 20;

type Differing = Extract<ConnectionEvent, { readonly type: "topology-differs" }>;

/**
 * Makes sure that queues, exchanges and bindings exist. It looks first and uses what exists, whatever its arguments: other
 * services own these queues as well, and to redeclare them differently would close the channel with 406.
 */
export class Topologist {
  readonly #mode: TopologyMode;
  readonly #report: Report;
  /** What was told already: a difference is news once, not at each reconnect. */
  readonly #told = new Set<string>();

  constructor(mode: TopologyMode, report: Report) {
    this.#mode = mode;
    this.#report = report;
  }

  /**
   * @throws EventError `TOPOLOGY_MISSING` or `TOPOLOGY_REFUSED`
   * @throws TransportError when the connection was lost meanwhile
   */
  async ensure(connection: TransportConnection, topology: Topology): Promise<void> {
    if (this.#mode === "ignore") return;
    const probe = new Probe(connection);
    try {
      for (const exchange of topology.exchanges) await this.#ensureExchange(probe, exchange);
      for (const queue of topology.queues) await this.#ensureQueue(probe, queue);
      if (this.#mode === "declare") for (const binding of topology.bindings) await bind(probe, binding);
    } finally {
      probe.close();
    }
  }

  /**
   * Looks for an exchange, whatever the option topology says.
   *
   * @throws EventError `TOPOLOGY_MISSING` or `TOPOLOGY_REFUSED`
   * @throws TransportError when the connection was lost meanwhile
   */
  async findExchange(connection: TransportConnection, name: string): Promise<void> {
    const probe = new Probe(connection);
    try {
      const exists = await probe.exists(`exchange "${name}"`, (channel) => channel.checkExchange(name));
      if (!exists) {
        throw new EventError(
          "TOPOLOGY_MISSING",
          `The broker has no exchange "${name}". Start the service that declares it, or declare it in the contract.`,
        );
      }
    } finally {
      probe.close();
    }
  }

  /** Says once per queue when its type and this broker's version cannot keep the urgencies apart. */
  #tellCollapse({ broker }: TransportConnection, queue: string, type: ArgumentValue | undefined): void {
    if (type !== "quorum") return;
    const urgencies = collapsedUrgencies(broker.version);
    if (urgencies.length === 0 || this.#told.has(`urgencies ${queue}`)) return;
    this.#told.add(`urgencies ${queue}`);
    this.#report({ type: "urgencies-collapse", queue, broker: `${broker.product} ${broker.version}`, urgencies });
  }

  async #ensureQueue(probe: Probe, queue: QueueContract): Promise<void> {
    const exists = await probe.exists(`queue "${queue.name}"`, (channel) => channel.checkQueue(queue.name));
    if (this.#mode === "check") {
      if (!exists) throw missing(`queue "${queue.name}"`);
      return;
    }
    const found = await this.#declare(
      probe,
      { kind: "queue", name: queue.name, exists },
      queue,
      (channel, declaration) => channel.declareQueue(declaration),
    );
    if (queue.ignoresUrgencies !== true)
      this.#tellCollapse(probe.connection, queue.name, found.arguments["x-queue-type"]);
  }

  async #ensureExchange(probe: Probe, exchange: ExchangeContract): Promise<void> {
    // The default exchange and those that begin with "amq." are the broker's own: they exist and cannot be declared.
    if (exchange.name === "" || exchange.name.startsWith("amq.")) return;
    const exists = await probe.exists(`exchange "${exchange.name}"`, (channel) => channel.checkExchange(exchange.name));
    if (this.#mode === "check") {
      if (!exists) throw missing(`exchange "${exchange.name}"`);
      return;
    }
    await this.#declare(probe, { kind: "exchange", name: exchange.name, exists }, exchange, (channel, declaration) =>
      channel.declareExchange(declaration),
    );
  }

  /**
   * Declares; what the broker says is different is taken over from it and named, argument by argument, until it agrees.
   *
   * @returns what it is on the broker, as far as that is known.
   */
  async #declare<Declaration extends QueueContract | ExchangeContract>(
    probe: Probe,
    subject: { readonly kind: Differing["kind"]; readonly name: string; readonly exists: boolean },
    wanted: Declaration,
    declare: (channel: TransportChannel, declaration: Declaration) => Promise<unknown>,
  ): Promise<Declaration> {
    const { kind, name, exists } = subject;
    const differences: TopologyDifference[] = [];
    let declaration = wanted;
    for (;;) {
      try {
        await probe.run((channel) => declare(channel, declaration));
        break;
      } catch (error) {
        if (!(error instanceof TransportError) || error.kind === "closed") throw error;
        const difference = exists && isShared(error, declaration) ? sharedQueue : readDifference(error);
        if (difference === undefined) {
          // Without the right to declare one may still use what exists.
          if (exists) break;
          throw refused(`${kind} "${name}"`, error);
        }
        const { argument, current } = difference;
        if ("returnsBy" in wanted && wanted.returnsBy?.includes(argument)) throw noWayBack(name, difference);
        differences.push({ argument, wanted: difference.wanted, found: difference.found });
        if (differences.length >= MAX_DIFFERENCES) break;
        declaration = adopt(declaration, argument, current);
      }
    }
    if (differences.length === 0 || this.#told.has(`${kind} ${name}`)) return declaration;
    this.#told.add(`${kind} ${name}`);
    this.#report({ type: "topology-differs", kind, name, differences });
    return declaration;
  }
}

/** Looking at it was allowed, so it belongs to nobody: the broker means the argument by this, and does not say so (405). */
function isShared({ kind }: TransportError, declaration: QueueContract | ExchangeContract): boolean {
  return kind === "resource-locked" && "exclusive" in declaration && declaration.exclusive;
}

const sharedQueue: InequivalentArgument = { argument: "exclusive", wanted: "true", found: "false", current: false };

function readDifference({ kind, message }: TransportError): InequivalentArgument | undefined {
  return kind === "precondition-failed" ? parseInequivalentArgument(message) : undefined;
}

/** The RabbitMQ names of what is not in `arguments`. */
const FIELDS: Readonly<Record<string, string>> = {
  durable: "durable",
  exclusive: "exclusive",
  auto_delete: "autoDelete",
  type: "type",
};

function adopt<Declaration extends QueueContract | ExchangeContract>(
  declaration: Declaration,
  argument: string,
  current: string | number | boolean | undefined,
): Declaration {
  const field = FIELDS[argument];
  if (field !== undefined) return { ...declaration, [field]: current };
  const { [argument]: _replaced, ...others } = declaration.arguments;
  return { ...declaration, arguments: current === undefined ? others : { ...others, [argument]: current } };
}

async function bind(probe: Probe, binding: BindingContract): Promise<void> {
  const { queue, exchange, routingKey } = binding;
  try {
    await probe.run((channel) =>
      channel.bindQueue({ queue, exchange, routingKey, arguments: binding.arguments ?? {} }),
    );
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind === "closed") throw error;
    throw refused(`binding of queue "${queue}" to exchange "${exchange}"`, error);
  }
}

/** A channel for questions: the broker closes it with each answer that is no, and the next question gets another one. */
class Probe {
  readonly connection: TransportConnection;
  #channel: TransportChannel | undefined;

  constructor(connection: TransportConnection) {
    this.connection = connection;
  }

  async run<Answer>(question: (channel: TransportChannel) => Promise<Answer>): Promise<Answer> {
    this.#channel ??= await this.connection.openChannel("plain", {
      closed: () => undefined,
      drained: () => undefined,
      returned: () => undefined,
    });
    try {
      return await question(this.#channel);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async exists(what: string, check: (channel: TransportChannel) => Promise<unknown>): Promise<boolean> {
    try {
      await this.run(check);
      return true;
    } catch (error) {
      if (!(error instanceof TransportError) || error.kind === "closed") throw error;
      if (error.kind === "not-found") return false;
      // Whoever may not look may still use it.
      if (error.kind === "access-refused") return true;
      throw refused(what, error);
    }
  }

  close(): void {
    void this.#channel?.close().catch(() => undefined);
    this.#channel = undefined;
  }
}

function missing(what: string): EventError {
  return new EventError(
    "TOPOLOGY_MISSING",
    `The broker has no ${what}, and it is not declared here because the option topology is "check". Start the service that declares it, or set topology to "declare".`,
  );
}

function noWayBack(queue: string, { argument, wanted, found }: TopologyDifference): EventError {
  return new EventError(
    "TOPOLOGY_REFUSED",
    `The broker has a queue "${queue}" whose ${argument} is ${found}, not ${wanted || '""'}: messages that wait there for another attempt would not come back in time. Delete it, and it is declared anew, or choose other retryDelaysMs.`,
  );
}

function refused(what: string, error: TransportError): EventError {
  return new EventError(
    "TOPOLOGY_REFUSED",
    `The broker refused the ${what}: ${error.message.replace(/\.?$/, ".")} Correct the contract or the user's rights, or set the option topology to "ignore".`,
    { cause: error },
  );
}
