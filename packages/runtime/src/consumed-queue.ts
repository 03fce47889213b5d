import {
  AddressReader,
  checkParameterNames,
  fillTopology,
  isTopicExchange,
  type ParameterValues,
  readParameters,
} from "./address.js";
import type { SubscriptionOptions } from "./consume-options.js";
import type { ParameterContract, QueueContract, ReceivedMessage, Subscription, Topology } from "./contract.js";
import { Dispatcher } from "./dispatch.js";
import { EventError } from "./errors.js";

/** Where a message was published to. */
export interface Origin {
  readonly exchange: string;
  readonly routingKey: string;
}

/** A message that may be in the queue, and the channel that says so. */
export interface Candidate extends ReceivedMessage {
  readonly channel: ConsumedChannel;
}

/** One queue to consume: everything is decided. */
export interface ConsumedQueue extends Pick<Subscription, "prefetch" | "retryDelaysMs" | "deadLetterQueue"> {
  readonly queue: QueueContract;
  readonly topology: Topology;
  readonly noAck: boolean;
  readonly channels: ConsumedChannels;
}

/** A channel whose messages are in a queue. */
class ConsumedChannel {
  readonly messages: readonly Candidate[];
  readonly #reader: AddressReader | undefined;
  readonly #values: ParameterValues;
  readonly #isComplete: boolean;

  constructor({ messages, address, parameters = [], topology }: Subscription, values: ParameterValues) {
    this.messages = messages.map((message) => ({ ...message, channel: this }));
    this.#values = values;
    this.#reader =
      address === undefined
        ? undefined
        : new AddressReader(address.routingKey, parameters, isTopicExchange(topology, address.exchange));
    this.#isComplete = parameters.every(({ name }) => Object.hasOwn(values, name));
  }

  get hasParameters(): boolean {
    return this.#reader !== undefined;
  }

  /** Undefined: the message was not published to this channel's address. */
  parametersOf({ routingKey }: Origin): ParameterValues | undefined {
    if (this.#reader === undefined) return this.#values;
    return this.#reader.read(routingKey) ?? (this.#isComplete ? this.#values : undefined);
  }
}

/** The channels that share a queue. Which of them a message belongs to is seen from its routing key first. */
export class ConsumedChannels {
  readonly #channels: readonly ConsumedChannel[];
  /** By the channels that fit, of which there are few combinations. */
  readonly #dispatchers = new Map<string, Dispatcher<Candidate>>();

  constructor(channels: readonly ConsumedChannel[]) {
    this.#channels = channels;
  }

  get messages(): readonly Candidate[] {
    return this.#channels.flatMap(({ messages }) => messages);
  }

  /** Tells the messages apart that may come from there. Undefined: none may. */
  dispatcherFor(origin: Origin): Dispatcher<Candidate> | undefined {
    const fitting = this.#channels.filter((channel) => channel.parametersOf(origin) !== undefined);
    if (fitting.length === 0) return undefined;
    const key = fitting.map((channel) => this.#channels.indexOf(channel)).join();
    let dispatcher = this.#dispatchers.get(key);
    if (dispatcher === undefined) {
      // An address that was recognised says more than one that was not asked for.
      const ordered = fitting.toSorted((one, other) => Number(other.hasParameters) - Number(one.hasParameters));
      dispatcher = new Dispatcher(ordered.flatMap(({ messages }) => messages));
      this.#dispatchers.set(key, dispatcher);
    }
    return dispatcher;
  }
}

/**
 * The queues of some subscriptions: named, with their parameters filled in, and once each.
 *
 * @throws EventError `OPTION_INVALID`
 */
export function consumedQueues(
  subscriptions: readonly Subscription[],
  options: SubscriptionOptions,
): readonly ConsumedQueue[] {
  const where = "Nothing is consumed";
  checkParameterNames(
    subscriptions.flatMap(({ parameters }) => parameters ?? []),
    options.parameters,
    where,
  );
  const named = nameQueues(subscriptions, options.queue);
  const byName = new Map<string, { readonly subscription: Subscription; readonly values: ParameterValues }[]>();
  for (const subscription of named) {
    const { parameters = [], topology } = subscription;
    const values = readParameters(parametersToSettle(subscription), options.parameters, where);
    const filled = parameters.length === 0 ? topology : fillTopology(topology, parameters, values, where);
    const [queue = subscription.queue] =
      parameters.length === 0
        ? []
        : fillTopology({ queues: [subscription.queue], exchanges: [], bindings: [] }, parameters, values, where).queues;
    const settled = { subscription: { ...subscription, queue, topology: filled }, values };
    byName.set(queue.name, [...(byName.get(queue.name) ?? []), settled]);
  }
  return [...byName.values()].flatMap((sharing) => oneQueue(sharing));
}

function oneQueue(
  sharing: readonly { readonly subscription: Subscription; readonly values: ParameterValues }[],
): readonly ConsumedQueue[] {
  const subscriptions = sharing.map(({ subscription }) => subscription);
  const [first] = subscriptions;
  if (first === undefined) return [];
  const { queue } = first;
  const settings: Pick<Subscription, "prefetch" | "retryDelaysMs" | "deadLetterQueue"> = Object.assign(
    {},
    ...subscriptions.toReversed().map(settingsOf),
  );
  if (settings.deadLetterQueue === queue.name) {
    throw new EventError(
      "OPTION_INVALID",
      `Nothing is consumed: "${queue.name}" is the queue of its own dead letters, which would come again without a pause. Consume another queue, or name another one for dead letters.`,
    );
  }
  const others = subscriptions.flatMap(({ topology }) => topology.queues).filter(({ name }) => name !== queue.name);
  return [
    {
      ...settings,
      queue,
      topology: {
        queues: [queue, ...others],
        exchanges: subscriptions.flatMap(({ topology }) => topology.exchanges),
        bindings: subscriptions.flatMap(({ topology }) => topology.bindings),
      },
      noAck: subscriptions.every(({ noAck }) => noAck === true),
      channels: new ConsumedChannels(
        sharing.map(({ subscription, values }) => new ConsumedChannel(subscription, values)),
      ),
    },
  ];
}

/** Of channels that share a queue, the first that says something. */
function settingsOf({ prefetch, retryDelaysMs, deadLetterQueue }: Subscription): object {
  const said = Object.entries({ prefetch, retryDelaysMs, deadLetterQueue });
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

function nameQueues(subscriptions: readonly Subscription[], name: string | undefined): readonly Subscription[] {
  const unnamed = subscriptions.filter(({ queue }) => queue.name === "");
  if (name === undefined) {
    const [missing] = unnamed;
    if (missing === undefined) return subscriptions;
    throw new EventError(
      "OPTION_INVALID",
      `Nothing is consumed: the contract names no queue for the channel "${missing.channel}". Give the option queue a name of this service's own.`,
    );
  }
  if (unnamed.length === 0) {
    throw new EventError(
      "OPTION_INVALID",
      "Nothing is consumed: the contract names every queue; leave the option queue out.",
    );
  }
  if (name === "" || /[{}]/.test(name) || Buffer.byteLength(name) > 255) {
    throw new EventError(
      "OPTION_INVALID",
      "Nothing is consumed: queue must be a name of 1 to 255 bytes without { and }.",
    );
  }
  return subscriptions.map((subscription) => {
    if (subscription.queue.name !== "") return subscription;
    const bindings = subscription.topology.bindings.map((binding) => ({ ...binding, queue: binding.queue || name }));
    return {
      ...subscription,
      queue: { ...subscription.queue, name },
      topology: { ...subscription.topology, bindings },
    };
  });
}

/**
 * The parameters with the defaults that a consumer needs: those of the queue's name. A default of a routing key is a
 * sender's; whoever consumes gets what others send as well.
 */
function parametersToSettle({ parameters = [], queue }: Subscription): readonly ParameterContract[] {
  return parameters.map((parameter) => {
    if (queue.name.includes(`{${parameter.name}}`)) return parameter;
    const { defaultValue: _defaultValue, ...open } = parameter;
    return open;
  });
}
