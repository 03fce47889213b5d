import type { Channel, Contract, JsonValue, Message } from "../../contract/contract.js";
import { kebabCase } from "../../contract/names.js";
import { matchesPattern } from "../../contract/schema/document-pattern.js";
import { camelCase } from "../identifier.js";
import { type SchemaNames, schemaNames, type TypeName } from "../schema-names.js";
import { code, fromJson, members, type SourceValue, sourceOf, stringSource } from "../source-of.js";
import { consumerNeedsParameters, parametersOf } from "./address-parameters.js";
import { connectName } from "./emit-application.js";
import { type ExampleValues, exampleValues } from "./example-values.js";
import { ordinary } from "./sample-value.js";
import { hasOwnOptions } from "./side-options.js";
import type { Call, Handler, Side } from "./sides.js";

/** Code that a README shows: modules that compile as they stand. */
export interface ReadmeExamples {
  application(side: Side): string;
  counterpart(side: Side): string;
}

export function readmeExamples(contract: Contract, packageName: string): ReadmeExamples {
  const { application } = contract;
  const context = { packageName, names: schemaNames(contract), values: exampleValues(contract) };
  return {
    application(side) {
      const { name } = application;
      const snippet = new Snippet(context, variableName(name.replace(/Service$/, "") || name));
      return snippet.text({
        connect: connectName(name),
        from: packageName,
        remark: " // RABBITMQ_URL, else amqp://guest:guest@localhost:5672/",
        lines: [...snippet.calls(side), ...snippet.consume(side)],
      });
    },
    counterpart(side) {
      const snippet = new Snippet(context, variableName(side.name.replace(/Counterpart$/, "") || side.name));
      return snippet.text({
        connect: connectName(application.counterpartName),
        from: `${packageName}/counterpart`,
        options: side.service === undefined ? "" : `{ service: ${stringSource(side.service)} }`,
        lines: [...snippet.consume(side), ...snippet.calls(side)],
      });
    },
  };
}

interface SnippetContext {
  readonly packageName: string;
  readonly names: SchemaNames;
  readonly values: ExampleValues;
}

interface SnippetText {
  /** The function that connects, and where it is imported from. */
  readonly connect: string;
  readonly from: string;
  readonly options?: string;
  readonly remark?: string;
  readonly lines: readonly string[];
}

/** One module of the README: what its lines need is imported and declared as they are written. */
class Snippet {
  private readonly types = new Set<string>();
  private readonly declared = new Map<string, string>();

  constructor(
    private readonly context: SnippetContext,
    private readonly variable: string,
  ) {}

  text({ connect, from, options = "", remark = "", lines }: SnippetText): string {
    const isOfOneModule = from === this.context.packageName;
    const types = [...this.types].toSorted();
    const named = [connect, ...(isOfOneModule ? types.map((type) => `type ${type}`) : [])];
    const importTypes = `import type { ${types.join(", ")} } from ${stringSource(this.context.packageName)};`;
    return [
      ...(isOfOneModule || types.length === 0 ? [] : [importTypes]),
      `import { ${named.join(", ")} } from ${stringSource(from)};`,
      "",
      ...[...this.declared].map(([name, type]) => `declare const ${name}: ${type};`),
      `await using ${this.variable} = await ${connect}(${options});${remark}`,
      ...lines,
    ].join("\n");
  }

  /** The first publish and the first request. */
  calls({ calls }: Side): readonly string[] {
    const publish = calls.find(({ kind }) => kind === "publish");
    const request = calls.find((call) => call.kind === "request");
    return [
      ...(publish === undefined ? [] : [this.call(publish, "event")]),
      ...(request === undefined
        ? []
        : [`const ${this.replyName(request.replies[0])} = ${this.call(request, "question")}`]),
    ];
  }

  consume({ handlers, sources }: Side): readonly string[] {
    if (handlers.length === 0) return [];
    const channels = sources.map(({ channel }) => channel);
    const options = this.consumeOptions(channels);
    return [
      `await ${this.variable}.consume({`,
      ...handlers.map(
        (handler) => `  ${stringSource(handler.message.handlerName)}: async (event) => ${this.body(handler)},`,
      ),
      `}${options === undefined ? "" : `, ${sourceOf(options)}`});`,
    ];
  }

  private call(call: Call, name: string): string {
    const event = this.value(this.context.values.event(call.message), name, this.context.names.input(call.message));
    const options = hasOwnOptions(call) ? `, ${sourceOf(this.callOptions(call))}` : "";
    return `await ${this.variable}.${call.name}(${event}${options});`;
  }

  private callOptions({ message, ...call }: Call): SourceValue {
    const operations = call.kind === "publish" ? call.operations : [call.operation];
    const parameters = operations.flatMap(({ channel }) => parametersOf(channel));
    const headers = this.context.names.inputHeaders(message);
    return members({
      parameters: parameters.length === 0 ? undefined : parametersSource(parameters),
      headers:
        message.requiredHeaders.length === 0 || headers === undefined
          ? undefined
          : code(
              this.value(
                this.context.values.headers(message),
                call.kind === "publish" ? "headers" : "headersOfQuestion",
                headers,
              ),
            ),
    });
  }

  private consumeOptions(channels: readonly Channel[]): SourceValue {
    const needed = channels.filter(consumerNeedsParameters).flatMap((channel) => parametersOf(channel));
    const isQueueOpen = channels.some(({ queue }) => queue === null);
    if (needed.length === 0 && !isQueueOpen) return undefined;
    return members({
      queue: isQueueOpen ? `${kebabCase(this.variable)}.inbox` : undefined,
      parameters: needed.length === 0 ? undefined : parametersSource(needed),
    });
  }

  private body({ replies: [reply] }: Handler): string {
    if (reply === undefined) return "console.log(event)";
    const value = this.context.values.event(reply);
    if (value === undefined) return `{ throw new Error("No answer yet."); }`;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? `(${sourceOf(fromJson(value), "  ")})`
      : sourceOf(fromJson(value), "  ");
  }

  /** The value itself, or a constant of its type, which is the reader's. */
  private value(value: JsonValue | undefined, name: string, type: TypeName): string {
    if (value !== undefined) return sourceOf(fromJson(value));
    this.types.add(type.name);
    this.declared.set(name, type.name);
    return name;
  }

  private replyName(reply: Message | undefined): string {
    const name = variableName(reply?.typeName ?? "Reply");
    return name === this.variable || this.declared.has(name) ? `${name}Reply` : name;
  }
}

function parametersSource(parameters: ReturnType<typeof parametersOf>): SourceValue {
  return members(
    Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        parameter.values?.[0] ?? parameter.defaultValue ?? parameterSample(parameter),
      ]),
    ),
  );
}

/** Its own name, where its rules take that. */
function parameterSample({
  name,
  pattern,
  minLength = 0,
  maxLength = Number.POSITIVE_INFINITY,
}: ReturnType<typeof parametersOf>[number]): string {
  const texts = [kebabCase(name), "1", ...ordinary, "1".repeat(Math.min(minLength, 100))].filter((text) => text !== "");
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (pattern === undefined || matchesPattern(pattern, text));
  return texts.find(fits) ?? (kebabCase(name) || "1");
}

/** Names of types that are words of JavaScript in small letters. */
const words = new Set(
  `await break case catch class console const continue debugger default delete do else enum event export extends false finally for
  function if implements import in instanceof interface let new null package private protected public question return static
  super switch this throw true try typeof var void while with yield headers arguments eval`.split(/\s+/),
);

function variableName(typeName: string): string {
  const name = camelCase(typeName);
  return words.has(name) ? `${name}_` : name;
}
