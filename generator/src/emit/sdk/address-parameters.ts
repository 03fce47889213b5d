import type { Channel, Contract, Parameter } from "../../contract/contract.js";
import { docParagraphs, docProse, inlineCode } from "../doc-comment.js";
import { generatedName } from "../schema-names.js";
import { members, propertyName, type SourceValue, stringSource } from "../source-of.js";
import { type InterfaceDeclarationStructure, StructureKind } from "../typescript/module.js";

type UsedParameter = Omit<Parameter, "location">;

/** The parameters of a channel's address that its queue, routing key or bindings hold, in their order. */
export function parametersOf({ routingKey, queue, bindings, parameters }: Channel): readonly UsedParameter[] {
  const places = [routingKey, queue?.name ?? "", ...bindings.map((binding) => binding.routingKey)];
  const names = new Set(places.flatMap(placeholders));
  return [...names].map((name) => parameters.find((parameter) => parameter.name === name) ?? { name });
}

/** `LightsParameters` */
export function parametersName(contract: Contract, channel: Channel): string {
  return generatedName(contract, `${channel.name}Parameters`, `${channel.name}AddressParameters`);
}

/** What a sender gives: those with a default may be left out. */
export function parametersInterface(contract: Contract, channel: Channel): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: parametersName(contract, channel),
    docs: [`What varies in the address ${inlineCode(channel.routingKey)}.`],
    properties: parametersOf(channel).map((parameter) => ({
      name: propertyName(parameter.name),
      isReadonly: true,
      hasQuestionToken: parameter.defaultValue !== undefined,
      type: parameter.values === undefined ? "string" : parameter.values.map(stringSource).join(" | "),
      docs: docsOf(parameter),
    })),
  };
}

/** What the runtime is told of them. */
export function parametersSource(channel: Channel): SourceValue {
  const parameters = parametersOf(channel);
  if (parameters.length === 0) return undefined;
  return parameters.map(({ name, values, defaultValue, pattern, minLength, maxLength }) =>
    members({ name, values, defaultValue, pattern, minLength, maxLength }),
  );
}

/** Whether a sender has to give one of them. */
export function hasRequiredParameters(channel: Channel): boolean {
  return parametersOf(channel).some(({ defaultValue }) => defaultValue === undefined);
}

/** Whether a consumer has to: a queue's name has no sign for any value, and of the exchanges' bindings only some do. */
export function consumerNeedsParameters({ queue, exchange, bindings, parameters }: Channel): boolean {
  const known = (name: string): Parameter | undefined => parameters.find((parameter) => parameter.name === name);
  const ofQueue = placeholders(queue?.name ?? "").some((name) => known(name)?.defaultValue === undefined);
  const isOpen = exchange !== null && ["topic", "fanout", "headers"].includes(exchange.type);
  const ofBindings = bindings.flatMap(({ routingKey }) => placeholders(routingKey));
  return ofQueue || (!isOpen && ofBindings.some((name) => known(name)?.values === undefined));
}

/** What a handler is given. */
export function receivedParameters(channel: Channel, name: string): string {
  return parametersOf(channel).some(({ defaultValue }) => defaultValue !== undefined) ? `Required<${name}>` : name;
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
}

function docsOf({ description, defaultValue, pattern, minLength, maxLength }: UsedParameter): string[] {
  const limits = [
    ...(minLength === undefined ? [] : [`at least ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(pattern === undefined ? [] : [`matches ${inlineCode(pattern)}`]),
  ].join(", ");
  const text = docParagraphs(
    description === undefined ? undefined : docProse(description),
    limits === "" ? undefined : `${limits.charAt(0).toUpperCase()}${limits.slice(1)}.`,
    defaultValue === undefined ? undefined : `@default ${inlineCode(defaultValue)}`,
  );
  return text === "" ? [] : [text];
}
