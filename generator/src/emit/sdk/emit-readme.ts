import type { Channel, Contract, JsonValue, Message, Operation } from "../../contract/contract.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { inlineCode, plainMarkdown } from "../doc-comment.js";
import { markdownHeader } from "../header.js";
import { camelCase } from "../identifier.js";
import type { PackageOptions } from "../package-options.js";
import { fromJson, propertyName, sourceOf, stringSource } from "../source-of.js";
import { consumerNeedsParameters, parametersOf } from "./address-parameters.js";
import { receiverOf } from "./describe-operation.js";
import { serverRows } from "./describe-servers.js";
import { connectName } from "./emit-application.js";
import { hasOwnOptions } from "./side-options.js";
import type { Call, Side, Sides } from "./sides.js";

/** The package's README: how each side begins, and what travels. */
export function emitReadme(contract: Contract, sides: Sides, options: PackageOptions): GeneratedFile {
  const { application } = sides;
  const counterpart = sides.counterparts.find(({ handlers }) => handlers.length > 0) ?? sides.counterparts[0];
  const parts = [
    markdownHeader(contract.source),
    `# ${plainMarkdown(options.name)}`,
    plainMarkdown(contract.description ?? `Typed events of ${contract.title} over RabbitMQ.`),
    `Version ${inlineCode(contract.version)} of the contract of **${plainMarkdown(contract.title)}**. The document itself is [asyncapi.yaml](asyncapi.yaml).`,
    codeBlock("sh", `npm install ${options.name}`),
    `## As ${plainMarkdown(contract.title)}`,
    codeBlock("ts", applicationExample(contract, application, options.name)),
    ...(counterpart === undefined
      ? []
      : ["## As a service that it talks to", codeBlock("ts", counterpartExample(contract, counterpart, options.name))]),
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
  const { action, channel, method, urgency, reply } = operation;
  const replies = reply?.messages.map(({ name }) => inlineCode(name)) ?? [];
  return [
    `${inlineCode(message.name)}${replies.length === 0 ? "" : ` → ${replies.join(" or ")}`}`,
    action === "send" ? inlineCode(application.service) : "others",
    inlineCode(receiverOf(channel)),
    method ?? "",
    urgency ?? "",
    placeText(channel),
  ];
}

/** Of a queue that each consumer names for itself, what it is bound to. */
function placeText({ queue, routingKey, exchange }: Channel): string {
  if (queue !== null) return inlineCode(queue.name);
  const ofExchange = `exchange ${inlineCode(exchange?.name ?? "")}`;
  return routingKey === "" ? ofExchange : `routing key ${inlineCode(routingKey)} of ${ofExchange}`;
}

function applicationExample({ application: { name } }: Contract, side: Side, packageName: string): string {
  const connect = connectName(name);
  const variable = camelCase(name.replace(/Service$/, "") || name);
  return [
    `import { ${connect} } from ${stringSource(packageName)};`,
    "",
    `await using ${variable} = await ${connect}(); // RABBITMQ_URL, else amqp://guest:guest@localhost:5672/`,
    ...exampleCalls(side, variable),
    ...exampleConsume(side, variable),
  ].join("\n");
}

function counterpartExample({ application }: Contract, side: Side, packageName: string): string {
  const connect = connectName(application.counterpartName);
  const variable = camelCase(side.name.replace(/Counterpart$/, "") || side.name);
  const service = side.service === undefined ? "" : `{ service: ${stringSource(side.service)} }`;
  return [
    `import { ${connect} } from ${stringSource(`${packageName}/counterpart`)};`,
    "",
    `await using ${variable} = await ${connect}(${service});`,
    ...exampleConsume(side, variable),
    ...exampleCalls(side, variable),
  ].join("\n");
}

/** The first publish and the first request, with the document's own example. */
function exampleCalls({ calls }: Side, variable: string): readonly string[] {
  const publish = calls.find(({ kind }) => kind === "publish");
  const request = calls.find((call) => call.kind === "request");
  const line = (call: Call): string => {
    const options = hasOwnOptions(call) ? `, ${exampleOptions(call)}` : "";
    return `await ${variable}.${call.name}(${exampleSource(call.message) ?? "event"}${options});`;
  };
  return [
    ...(publish === undefined ? [] : [line(publish)]),
    ...(request === undefined
      ? []
      : [`const ${camelCase(request.replies[0]?.typeName ?? "Reply")} = ${line(request)}`]),
  ];
}

function exampleOptions({ message, ...call }: Call): string {
  const operations = call.kind === "publish" ? call.operations : [call.operation];
  const parameters = operations.flatMap(({ channel }) => parametersOf(channel)).map(({ name }) => name);
  const headers = message.requiredHeaders;
  const some = (names: readonly string[]): string =>
    `{ ${[...new Set(names)].map((name) => `${propertyName(name)}: …`).join(", ")} }`;
  return `{ ${[
    ...(parameters.length === 0 ? [] : [`parameters: ${some(parameters)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${some(headers)}`]),
  ].join(", ")} }`;
}

function exampleConsume(side: Side, variable: string): readonly string[] {
  const { handlers, sources } = side;
  if (handlers.length === 0) return [];
  return [
    `await ${variable}.consume({`,
    ...handlers.map(({ message, replies }) => {
      const body =
        replies[0] === undefined ? `console.log(event)` : `(${exampleSource(replies[0]) ?? "{ /* the reply */ }"})`;
      return `  ${stringSource(message.handlerName)}: async (event) => ${body},`;
    }),
    `}${exampleConsumeOptions(sources.map(({ channel }) => channel))});`,
  ];
}

function exampleConsumeOptions(channels: readonly Channel[]): string {
  const needed = channels.filter(consumerNeedsParameters).flatMap((channel) => parametersOf(channel));
  const names = [...new Set(needed.map(({ name }) => name))];
  const options = [
    ...(channels.some(({ queue }) => queue === null) ? ["queue: …"] : []),
    ...(names.length === 0 ? [] : [`parameters: { ${names.map((name) => `${propertyName(name)}: …`).join(", ")} }`]),
  ];
  return options.length === 0 ? "" : `, { ${options.join(", ")} }`;
}

/** The event of a message's first example, without what is filled in. */
function exampleSource(message: Message): string | undefined {
  const payload = message.envelope?.find(({ role }) => role === "payload");
  let event: JsonValue | undefined = message.examples[0]?.payload;
  for (const name of payload?.path ?? []) event = memberOf(event, name);
  if (!isRecord(event)) return event === undefined ? undefined : sourceOf(fromJson(event));
  const filledIn = new Set(message.filledIn.filter(({ length }) => length === 1).map(([name]) => name));
  const given = Object.entries(event).filter(([name]) => !filledIn.has(name));
  const flat = given.map(([name, value]) => `${propertyName(name)}: ${sourceOf(fromJson(value))}`).join(", ");
  return given.length === 0 ? "{}" : `{ ${flat} }`;
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isRecord(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
