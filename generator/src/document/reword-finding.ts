import type { Diagnostic } from "../contract/diagnostic.js";
import { isObject, tokensOf, valueAt } from "../contract/json-pointer.js";
import { structureRule } from "./drop-echoes.js";
import type { ParserFinding } from "./parser-finding.js";

type Words = Pick<Diagnostic, "code" | "message" | "consequence" | "remedy">;

/** What a finding says, in our words where its own are hard to understand. */
export function reworded({ code, message, pointer }: ParserFinding, root: unknown): Words {
  const consequence = "The document is not valid AsyncAPI.";
  if (code === "uncaught-error") {
    const reason = /message: (.*?)(, stack: |$)/s.exec(message)?.[1] ?? message;
    return {
      code: "parser-failed",
      message: `the AsyncAPI parser failed: ${reason}`,
      consequence: "Whether the document is valid is unknown.",
    };
  }
  if (code !== structureRule)
    return {
      code,
      message: withoutStop(message),
      consequence,
      ...(remedies[code] === undefined ? {} : { remedy: remedies[code] }),
    };
  return {
    code: "invalid-structure",
    consequence,
    ...(bindingWords(pointer, root) ?? structureWords(message, pointer)),
  };
}

const remedies: Readonly<Record<string, string>> = {
  "asyncapi2-channel-parameters": "Describe under `parameters` exactly the `{parameters}` of the address.",
  "asyncapi3-channel-parameters": "Describe under `parameters` exactly the `{parameters}` of the address.",
  "asyncapi3-operation-messages-from-referred-channel":
    "Refer to the message below the operation's channel: `#/channels/<channel>/messages/<message>`.",
  "asyncapi3-required-operation-channel-unambiguity": "Refer to a channel under `#/channels`.",
  "asyncapi2-operation-operationId-uniqueness": "Give each operation an `operationId` of its own.",
  "asyncapi2-message-messageId-uniqueness": "Give each message a `messageId` of its own.",
};

function structureWords(message: string, pointer: string): Pick<Words, "message" | "remedy"> {
  const name = tokensOf(pointer).at(-1) ?? "the document";
  const unexpected = /^Property "(.*)" is not expected to be here/s.exec(message)?.[1];
  if (unexpected !== undefined && name === "$ref") {
    const examples = /\/examples\/\d+\/\$ref$/.test(pointer);
    return {
      message: `a reference is not allowed ${examples ? "in the place of an example" : "here"}`,
      remedy: "Write here what it refers to.",
    };
  }
  if (unexpected !== undefined) {
    return { message: `AsyncAPI knows no \`${unexpected}\` here`, remedy: "Correct the name, or begin it with `x-`." };
  }
  const missing = /must have required property "(.*)"/s.exec(message)?.[1];
  if (missing !== undefined)
    return {
      message: `${pointer === "" ? "the document" : `\`${name}\``} has no \`${missing}\``,
      remedy: `Add \`${missing}\`.`,
    };
  const choices = /must be equal to one of the allowed values: (.*?)(?:\. Did you mean "(.*)"\?)?$/s.exec(message);
  if (choices?.[1] !== undefined) {
    const remedy = choices[2] === undefined ? "Choose one of them." : `Did you mean ${choices[2]}?`;
    return { message: `\`${name}\` is not one of ${choices[1].replaceAll('"', "")}`, remedy };
  }
  const type = /type must be (.*)$/s.exec(message)?.[1];
  if (type !== undefined)
    return {
      message: `\`${name}\` is not of type ${type.replaceAll(",", " or ")}`,
      remedy: "Write a value of that type.",
    };
  if (/must match "else" schema/.test(message))
    return { message: `\`${name}\` is no valid schema`, remedy: "Compare it with JSON Schema draft-07." };
  return { message: withoutStop(message).replace(/^"(.*?)" property/s, "`$1`") };
}

/** An AMQP channel is a queue or a routing key, and describes the one or the other. The parser's schema says so in four ways at once. */
function bindingWords(pointer: string, root: unknown): Pick<Words, "message" | "remedy"> | undefined {
  const place = /^(.*\/bindings\/amqp)(\/is)?$/s.exec(pointer)?.[1];
  const binding = place === undefined ? undefined : valueAt(root, place);
  if (!isObject(binding) || place?.includes("/channel") !== true) return undefined;
  const { is, queue, exchange } = binding;
  if (is !== undefined && is !== "queue" && is !== "routingKey") {
    return { message: `\`is\` of an AMQP channel is not queue or routingKey`, remedy: "Choose one of them." };
  }
  if (is === "queue" && exchange !== undefined) {
    return {
      message: "an AMQP channel with `is: queue` describes an `exchange`",
      remedy:
        "Describe a `queue` instead, or write `is: routingKey`. To bind the queue to an exchange, use `x-rabbitmq: { bindings: [...] }`.",
    };
  }
  if (is === "routingKey" && queue !== undefined) {
    return {
      message: "an AMQP channel with `is: routingKey` describes a `queue`",
      remedy:
        "Describe an `exchange` instead, or write `is: queue`. To bind a queue to the exchange, use `x-rabbitmq: { bindings: [...] }`.",
    };
  }
  if (queue === undefined && exchange === undefined) {
    return {
      message: "an AMQP channel binding describes neither a `queue` nor an `exchange`",
      remedy: "Add one of them.",
    };
  }
  return undefined;
}

function withoutStop(message: string): string {
  // A template of the parser's that it did not fill in.
  return message.replace(/^#\{\{print\("property"\)\}/, "").replace(/\.$/, "");
}
