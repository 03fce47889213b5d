import type { BindingContract, ParameterContract, Topology } from "./contract.js";
import { EventError } from "./errors.js";

/** Values of an address's parameters, by name. */
export type ParameterValues = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** What separates words and stands for words in the binding keys of a topic exchange (https://www.rabbitmq.com/docs/exchanges#topic). */
const TOPIC_SIGNS = /[.*#]/;

/** An address that is nothing but a parameter has as many words as its value. */
const WHOLE_ADDRESS = /^\{[^{}]+\}$/;

/**
 * The values that a call gives, completed by the contract's defaults.
 *
 * @param where What the error says was not done, for example `light.on was not sent`.
 * @throws EventError `OPTION_INVALID`
 */
export function readParameters(
  parameters: readonly ParameterContract[],
  given: object | undefined,
  where: string,
): ParameterValues {
  const values = new Map<string, unknown>(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  const result: Record<string, string> = {};
  for (const parameter of parameters) {
    const { name, values: allowed, defaultValue } = parameter;
    const value = values.get(name) ?? defaultValue;
    if (value === undefined) continue;
    if (typeof value !== "string" || value === "") throw invalid(where, name, "must be a text that is not empty");
    if (allowed !== undefined && !allowed.includes(value)) {
      throw invalid(where, name, `must be one of ${allowed.join(", ")}`);
    }
    const problem = problemOf(value, parameter);
    if (problem !== undefined) throw invalid(where, name, problem);
    result[name] = value;
  }
  return result;
}

/** Lengths are counted in characters, as JSON Schema counts them. */
function problemOf(value: string, { pattern, minLength = 0, maxLength }: ParameterContract): string | undefined {
  const length = [...value].length;
  if (length < minLength) return `must have at least ${minLength} characters`;
  if (maxLength !== undefined && length > maxLength) return `must have at most ${maxLength} characters`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return `must match ${pattern}`;
  return undefined;
}

/** @throws EventError `OPTION_INVALID` for a name that none of the addresses has. */
export function checkParameterNames(
  parameters: readonly ParameterContract[],
  given: object | undefined,
  where: string,
): void {
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(given ?? {}).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const remedy = known.size === 0 ? "none" : [...known].join(", ");
  throw new EventError("OPTION_INVALID", `${where}: the address has no parameter "${unknown}"; it has ${remedy}.`);
}

/**
 * The address with its parameters filled in.
 *
 * @param isTopic Whether it is a routing key of a topic exchange, where some characters would change the route.
 * @throws EventError `OPTION_INVALID`
 */
export function fillAddress(
  address: string,
  values: ParameterValues,
  { isTopic, where }: { readonly isTopic: boolean; readonly where: string },
): string {
  const isWhole = WHOLE_ADDRESS.test(address);
  const signs = isWhole ? /[*#]/ : TOPIC_SIGNS;
  return address.replace(PLACEHOLDER, (_placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw invalid(where, name, "is missing");
    if (isTopic && signs.test(value)) {
      const which = isWhole ? "* #" : ". * #";
      throw invalid(where, name, `must not have the characters ${which}, which would change the route`);
    }
    return value;
  });
}

/** Whether messages with this routing key go through a topic exchange of the topology. */
export function isTopicExchange({ exchanges }: Topology, exchange: string): boolean {
  return exchanges.some(({ name, type }) => name === exchange && type === "topic");
}

/**
 * Queues and bindings with the parameters of the address filled in. A binding to a topic exchange has `*` for those
 * without a value, or `#` where the parameter is the whole address; one to a direct exchange exists once per value that the contract lists.
 *
 * @throws EventError `OPTION_INVALID` where a value is needed and missing.
 */
export function fillTopology(
  topology: Topology,
  parameters: readonly ParameterContract[],
  values: ParameterValues,
  where: string,
): Topology {
  const fill = (name: string): string => fillAddress(name, values, { isTopic: false, where });
  const bindings = topology.bindings.flatMap((binding): readonly BindingContract[] => {
    const type = topology.exchanges.find(({ name }) => name === binding.exchange)?.type;
    const keys = bindingKeys(binding.routingKey, { type, parameters, values, where });
    return keys.map((routingKey) => ({ ...binding, queue: fill(binding.queue), routingKey }));
  });
  return { ...topology, queues: topology.queues.map((queue) => ({ ...queue, name: fill(queue.name) })), bindings };
}

function bindingKeys(
  key: string,
  given: {
    readonly type: string | undefined;
    readonly parameters: readonly ParameterContract[];
    readonly values: ParameterValues;
    readonly where: string;
  },
): readonly string[] {
  const { type, parameters, values, where } = given;
  const open = [...key.matchAll(PLACEHOLDER)]
    .map(([, name]) => name ?? "")
    .filter((name) => !Object.hasOwn(values, name));
  if (type === "topic" || type === "fanout" || type === "headers") {
    // `*` stands for a whole word, so a word with a parameter in it is left open as a whole; `#` for any number of words.
    const any = WHOLE_ADDRESS.test(key) ? "#" : "*";
    const words = key.split(".").map((word) => (open.some((name) => word.includes(`{${name}}`)) ? any : word));
    return [fillAddress(words.join("."), values, { isTopic: true, where })];
  }
  let all: readonly ParameterValues[] = [values];
  for (const name of new Set(open)) {
    const listed = parameters.find((parameter) => parameter.name === name)?.values;
    if (listed === undefined)
      throw invalid(where, name, "is missing, and only a topic exchange has a sign for any value");
    all = all.flatMap((some) => listed.map((value) => ({ ...some, [name]: value })));
  }
  return all.map((some) => fillAddress(key, some, { isTopic: false, where }));
}

/** Reads the parameters of an address back from a routing key. */
export class AddressReader {
  readonly #names: readonly string[];
  readonly #pattern: RegExp;

  constructor(address: string, parameters: readonly ParameterContract[], isTopic: boolean) {
    const names: string[] = [];
    const parts = address.split(PLACEHOLDER).map((part, index) => {
      // Every second part is the name of a parameter.
      if (index % 2 === 0) return escapePattern(part);
      if (names.includes(part)) return `(?:\\${names.indexOf(part) + 1})`;
      names.push(part);
      const listed = parameters.find(({ name }) => name === part)?.values;
      if (listed !== undefined) return `(${listed.map(escapePattern).join("|")})`;
      return isTopic && !WHOLE_ADDRESS.test(address) ? "([^.]+)" : "(.+)";
    });
    this.#names = names;
    this.#pattern = new RegExp(`^${parts.join("")}$`, "su");
  }

  /** Undefined: the routing key is none of this address. */
  read(routingKey: string): ParameterValues | undefined {
    const match = this.#pattern.exec(routingKey);
    if (match === null) return undefined;
    return Object.fromEntries(this.#names.map((name, index) => [name, match[index + 1] ?? ""]));
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function invalid(where: string, name: string, problem: string): EventError {
  return new EventError("OPTION_INVALID", `${where}: the parameter "${name}" of its address ${problem}.`);
}
