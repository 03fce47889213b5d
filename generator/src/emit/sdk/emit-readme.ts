import type { Channel, Contract, Message, Operation } from "../../contract/contract.js";
import { urgencyOf } from "../../contract/urgency.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { inlineCode, plainMarkdown } from "../doc-comment.js";
import { markdownHeader } from "../header.js";
import type { PackageOptions } from "../package-options.js";
import { receiverOf } from "./describe-operation.js";
import { serverRows } from "./describe-servers.js";
import { readmeExamples } from "./readme-examples.js";
import type { Sides } from "./sides.js";

/** The package's README: how each side begins, and what travels. */
export function emitReadme(contract: Contract, sides: Sides, options: PackageOptions): GeneratedFile {
  const { application } = sides;
  const counterpart = sides.counterparts.find(({ handlers }) => handlers.length > 0) ?? sides.counterparts[0];
  const examples = readmeExamples(contract, options.name);
  const description = contract.description?.trim() || `Typed events of ${contract.title} over RabbitMQ.`;
  const parts = [
    markdownHeader(contract.source),
    `# ${plainMarkdown(options.name)}`,
    plainMarkdown(description),
    `Version ${inlineCode(contract.version)} of the contract of **${plainMarkdown(contract.title)}**. The document itself is [asyncapi.yaml](asyncapi.yaml).`,
    codeBlock("sh", `npm install ${options.name}`),
    `## As ${plainMarkdown(contract.title)}`,
    codeBlock("ts", examples.application(application)),
    ...(counterpart === undefined
      ? []
      : ["## As a service that it talks to", codeBlock("ts", examples.counterpart(counterpart))]),
    "`await using` closes the connection at the end of the block; without it, call `close()`. Tests pass the in-memory broker of `@eventwright/testing`.",
    ...brokers(contract),
    "## What travels",
    table(
      ["event", "from", "to", "method", "urgency", "queue"],
      contract.operations.flatMap((operation) =>
        operation.messages.map((message) => travelRow(contract, operation, message)),
      ),
    ),
  ];
  return { path: "README.md", content: `${parts.join("\n\n")}\n` };
}

/** Where a service connects to is its environment's affair; where brokers are is for those who decide that. */
function brokers({ servers }: Contract): readonly string[] {
  if (servers.length === 0) return [];
  const note =
    "Where a service connects to is said by the option `url`, else by `RABBITMQ_URL`. The contract names these brokers; the option `server` chooses one of them, `variables`, `username` and `password` complete its URL:";
  return ["## Brokers", note, table(["broker", "URL", "login", ""], serverRows(servers))];
}

function travelRow({ application }: Contract, operation: Operation, message: Message): readonly string[] {
  const { action, channel, method, reply } = operation;
  const replies = reply?.messages.map(({ name }) => inlineCode(name)) ?? [];
  return [
    `${inlineCode(message.name)}${replies.length === 0 ? "" : ` → ${replies.join(" or ")}`}`,
    action === "send" ? inlineCode(application.service) : "others",
    inlineCode(receiverOf(channel)),
    method ?? "",
    urgencyOf(operation, message) ?? "",
    placeText(channel),
  ];
}

/** Of a queue that each consumer names for itself, what it is bound to. */
function placeText({ queue, routingKey, exchange }: Channel): string {
  if (queue !== null) return inlineCode(queue.name);
  const ofExchange = `exchange ${inlineCode(exchange?.name ?? "")}`;
  return routingKey === "" ? ofExchange : `routing key ${inlineCode(routingKey)} of ${ofExchange}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function codeBlock(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
