import type { Channel, Message, Server } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { type Claim, distinctNames, fingerprint } from "./distinct-names.js";
import type { DocumentChannel, DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { kebabCase, pascalCase } from "./names.js";
import { openAddress } from "./open-address.js";
import { checkOwners, readPublishers } from "./read-extensions.js";
import { readParameter } from "./read-parameter.js";
import { readRabbitMq } from "./read-rabbitmq.js";
import { impliedAddress, readTopology } from "./read-topology.js";
import { serviceQueue } from "./service-queue.js";
import { written } from "./written.js";

/** What channels refer to. */
interface Carried {
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
  readonly servers: readonly Server[];
}

export function readChannels(
  document: LoadedDocument,
  channels: readonly DocumentChannel[],
  { messages, servers }: Carried,
  diagnostics: Diagnostic[],
): ReadonlyMap<DocumentChannel, Channel> {
  const read = new Map<DocumentChannel, Channel>();
  const names = channelNames(channels);
  const used = new Set(document.operations.map(({ channel }) => channel));
  for (const channel of channels) {
    checkOwners(document, channel, "channel", diagnostics);
    const service = readService(document, channel, diagnostics);
    const address = readAddress(document, channel, service, diagnostics);
    const rabbitMq = readRabbitMq(document, channel, diagnostics);
    const name = names.get(channel) ?? "";
    // The channel of a reply may well have no address: its messages go to wherever the request says.
    const implied = used.has(channel) ? impliedAddress(channel) : undefined;
    const isOpen = address === null && used.has(channel) && implied === undefined;
    const open = isOpen ? openAddress(document, channel, name) : undefined;
    if (open !== undefined) diagnostics.push(open.diagnostic);
    const routed = address ?? implied ?? open?.address ?? null;
    read.set(
      channel,
      defined({
        key: channel.key,
        name,
        title: channel.title,
        description: channel.description ?? channel.summary,
        tags: channel.tags,
        address,
        parameters: [
          ...channel.parameters.map((parameter) => readParameter(document, parameter, diagnostics)),
          ...(open === undefined ? [] : [open.parameter]),
        ],
        service: service?.name,
        servers: servers.filter(({ key }) => channel.servers.includes(key)),
        publishers: readPublishers(document, channel, diagnostics),
        messages: [...new Set(channel.messages.flatMap((message) => messages.get(message) ?? []))],
        ...readTopology(document, channel, routed, rabbitMq, diagnostics),
        prefetch: rabbitMq.prefetch,
        deadLetterQueue: rabbitMq.deadLetter,
        retryDelaysMs: rabbitMq.retryDelaysMs,
        location: document.locate(channel.pointer),
      }),
    );
  }
  return read;
}

/** PascalCase of the keys; those that make one name or differ in capitals alone get a few letters more. */
function channelNames(channels: readonly DocumentChannel[]): ReadonlyMap<DocumentChannel, string> {
  const claims = channels.map((channel): Claim<DocumentChannel> => {
    const { key } = channel;
    const name = pascalCase(key) ?? "Channel";
    return { item: channel, names: [name, `${name}${fingerprint(key)}`], rank: name === key ? 0 : 1 };
  });
  return distinctNames(claims, kebabCase);
}

interface Service {
  readonly name: string;
  readonly queue: string;
}

function readService(
  document: LoadedDocument,
  channel: DocumentChannel,
  diagnostics: Diagnostic[],
): Service | undefined {
  const name = channel.extensions["x-service"];
  if (name === undefined) return undefined;
  const result = typeof name === "string" ? serviceQueue(name) : { problem: "is not a text" };
  if (typeof name === "string" && "queue" in result) return { name, queue: result.queue };
  diagnostics.push({
    code: "invalid-service",
    severity: "error",
    message: `\`x-service\` of channel ${channel.key} ${"problem" in result ? result.problem : ""}`,
    consequence: "No queue name follows from it.",
    remedy: "Give the service's URL without query, fragment and credentials, or its name.",
    location: document.locate(written(document, channel, ["x-service"])),
  });
  return undefined;
}

function readAddress(
  document: LoadedDocument,
  channel: DocumentChannel,
  service: Service | undefined,
  diagnostics: Diagnostic[],
): string | null {
  const { address } = channel;
  if (service === undefined) return address ?? null;
  if (address !== undefined && address !== service.queue) {
    diagnostics.push({
      code: "address-not-of-service",
      severity: "error",
      message: `the address ${address === null ? "null" : `"${address}"`} does not follow from \`x-service: ${service.name}\``,
      consequence: "The service reads another queue, so nothing sent here would reach it.",
      remedy: `Write \`address: ${service.queue}\`, or leave the address out.`,
      location: document.locate(written(document, channel, ["address"])),
    });
  }
  return service.queue;
}

/** Two services that would read one queue would take each other's messages. */
export function checkServices(channels: Iterable<Channel>, diagnostics: Diagnostic[]): void {
  const byQueue = new Map<string, Channel>();
  for (const channel of channels) {
    if (channel.service === undefined || channel.address === null) continue;
    const other = byQueue.get(channel.address);
    if (other === undefined) byQueue.set(channel.address, channel);
    else if (trimmed(other.service) !== trimmed(channel.service)) {
      diagnostics.push({
        code: "services-share-queue",
        severity: "error",
        message: `the services ${other.service} and ${channel.service} have one queue name, ${channel.address}`,
        consequence: "They would take each other's messages.",
        remedy: "Rename one of the services.",
        location: channel.location,
        related: { message: `${other.service} is here.`, location: other.location },
      });
    }
  }
}

function trimmed(service: string | undefined): string | undefined {
  return service?.replace(/\/+$/, "");
}

/** A broker refuses to declare one exchange, or one queue, in two ways. */
export function checkDeclarations(channels: Iterable<Channel>, diagnostics: Diagnostic[]): void {
  const exchanges = new Map<string, Channel>();
  const queues = new Map<string, Channel>();
  for (const channel of channels) {
    const { exchange, queue } = channel;
    if (exchange !== null && exchange.name !== "") {
      const other = exchanges.get(exchange.name);
      if (other === undefined) exchanges.set(exchange.name, channel);
      else if (!sameMembers(other.exchange ?? {}, exchange)) {
        diagnostics.push(
          declaredTwice("exchange", exchange.name, differences(other.exchange ?? {}, exchange), channel, other),
        );
      }
    }
    if (queue !== null) {
      const other = queues.get(queue.name);
      if (other === undefined) queues.set(queue.name, channel);
      else if (!sameMembers(other.queue ?? {}, queue)) {
        diagnostics.push(declaredTwice("queue", queue.name, differences(other.queue ?? {}, queue), channel, other));
      }
    }
  }
}

function sameMembers(left: object, right: object): boolean {
  return differences(left, right).length === 0;
}

function differences(left: object, right: object): readonly string[] {
  const a = new Map(Object.entries(left));
  const b = new Map(Object.entries(right));
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key)),
  );
}

function declaredTwice(
  noun: string,
  name: string,
  what: readonly string[],
  channel: Channel,
  other: Channel,
): Diagnostic {
  return {
    code: `${noun}-declared-twice`,
    severity: "error",
    message: `${noun} "${name}" is declared in two ways (${what.join(", ")} differ)`,
    consequence: "The broker closes the channel of whoever declares it second.",
    remedy: "Declare it alike in both channels.",
    location: channel.location,
    related: { message: "The other declaration is here.", location: other.location },
  };
}
