import type { Channel, Message } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentChannel, DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { pascalCase } from "./names.js";
import { checkOwners } from "./read-extensions.js";
import { readRabbitMq } from "./read-rabbitmq.js";
import { readTopology } from "./read-topology.js";
import { serviceQueue } from "./service-queue.js";
import { written } from "./written.js";

export function readChannels(
  document: LoadedDocument,
  channels: readonly DocumentChannel[],
  messages: ReadonlyMap<DocumentMessage, Message>,
  diagnostics: Diagnostic[],
): ReadonlyMap<DocumentChannel, Channel> {
  const read = new Map<DocumentChannel, Channel>();
  for (const channel of channels) {
    checkOwners(document, channel, "channel", diagnostics);
    const service = readService(document, channel, diagnostics);
    const address = readAddress(document, channel, service, diagnostics);
    const rabbitMq = readRabbitMq(document, channel, diagnostics);
    read.set(
      channel,
      defined({
        key: channel.key,
        name: pascalCase(channel.key) ?? "Channel",
        title: channel.title,
        description: channel.description ?? channel.summary,
        address,
        parameters: channel.parameters.map(({ pointer, ...parameter }) => ({
          ...parameter,
          location: document.locate(pointer),
        })),
        service: service?.name,
        messages: channel.messages.flatMap((message) => messages.get(message) ?? []),
        ...readTopology(document, channel, address, rabbitMq, diagnostics),
        prefetch: rabbitMq.prefetch,
        deadLetterQueue: rabbitMq.deadLetter,
        retryDelaysMs: rabbitMq.retryDelaysMs,
        location: document.locate(channel.pointer),
      }),
    );
  }
  return read;
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
