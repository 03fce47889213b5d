import type { Channel, Operation, Parameter } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentChannel } from "./loaded-document.js";

/** Values of a document that a sender could never put into an address. */
export function checkParameterValues(
  operations: readonly Operation[],
  channels: ReadonlyMap<DocumentChannel, Channel>,
  diagnostics: Diagnostic[],
): void {
  for (const channel of channels.values()) {
    if (!operations.some((operation) => operation.channel === channel)) continue;
    for (const parameter of channel.parameters) diagnostics.push(...checkValues(channel, parameter));
  }
}

/** `*` and `#` are signs of a topic exchange (https://www.rabbitmq.com/docs/exchanges#topic), and dots separate its words. */
function checkValues(
  channel: Channel,
  { name, values = [], defaultValue, location }: Parameter,
): readonly Diagnostic[] {
  if (!channel.routingKey.includes(`{${name}}`)) return [];
  const isWhole = channel.routingKey === `{${name}}`;
  const signs = isWhole ? /[*#]/ : /[.*#]/;
  const given = new Set([...values, ...(defaultValue === undefined ? [] : [defaultValue])]);
  return [...given]
    .filter((value) => value === "" || (isTopic(channel) && signs.test(value)))
    .map((value) => ({
      code: "parameter-value-not-sendable",
      severity: "warning",
      message: `the value "${value}" of parameter ${name} of channel ${channel.key} cannot be sent`,
      consequence:
        value === ""
          ? "A word of an address is never empty: whoever gives it gets `OPTION_INVALID`, and nothing is sent."
          : `It would change the route through the topic exchange: whoever gives it gets \`OPTION_INVALID\`, and nothing is sent.`,
      remedy: `Leave it out, or write it without ${isWhole ? "`*` and `#`" : "`.`, `*` and `#`"}.`,
      location,
    }));
}

function isTopic({ exchange }: Channel): boolean {
  return exchange?.type === "topic";
}
