import type { Operation } from "../../contract/contract.js";
import { type Call, type Side, sidesOf } from "../../emit/sdk/sides.js";
import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Rule } from "../rule.js";
import { newChannelOf } from "./carried-messages.js";

export const operationRenamed: Rule = {
  id: "operation-renamed",
  group: "sdk",
  severity: "warning",
  title: "A method by which a service publishes or asks has another name.",
  *find(comparison) {
    const told = new Set<string>();
    for (const [before, after] of sidesWithCalls(comparison)) {
      for (const call of before.calls) {
        const now = callsInstead(comparison, call, after.calls);
        const [first] = now;
        // Several operations may be one method, and several sides may have it.
        if (first === undefined || told.has(call.name)) continue;
        told.add(call.name);
        yield renamed(call, [first, ...now.slice(1)]);
      }
    }
  },
};

/** Counterparts have the same methods, whatever they handle. */
function sidesWithCalls({ old, new: changed }: ContractComparison): readonly (readonly [old: Side, new: Side])[] {
  const [before, after] = [sidesOf(old), sidesOf(changed)];
  const [was, is] = [before.counterparts[0], after.counterparts[0]];
  const counterpart = was === undefined || is === undefined ? [] : ([[was, is]] as const);
  return [[before.application, after.application], ...counterpart];
}

/**
 * The methods by which the message is sent now, where that of an old call has gone: of the operation that it was of, which may
 * be answered now or not any more, else of those that it was split into or merged with. None where the message is not sent any
 * more, which is told as such.
 */
function callsInstead(comparison: ContractComparison, call: Call, calls: readonly Call[]): readonly Call[] {
  const message = comparison.newMessageOf(call.message);
  const same = calls.filter((other) => other.message === message);
  if (same.some(({ name }) => name === call.name)) return [];
  const before = operationsOf(call);
  const kept = before.flatMap((old) => comparison.operations.pairs.find((pair) => pair.old === old)?.new ?? []);
  const own = same.filter((other) => operationsOf(other).some((operation) => kept.includes(operation)));
  if (own.length > 0) return own;
  const channels = new Set(before.map(({ channel }) => newChannelOf(comparison, channel)));
  return same.filter(
    (other) => other.kind === call.kind && operationsOf(other).some(({ channel }) => channels.has(channel)),
  );
}

function operationsOf(call: Call): readonly Operation[] {
  return call.kind === "request" ? [call.operation] : [...call.operations, ...call.sameAs];
}

function renamed(call: Call, now: readonly [Call, ...Call[]]): Finding {
  const [was, is] = [operationsOf(call)[0], operationsOf(now[0])[0]];
  const names = now.map(({ name }) => name);
  return {
    path: `operations.${is?.key ?? call.name}`,
    message: `the method ${call.name} is called ${names.join(" or ")}`,
    breaks: ["publisher-types"],
    direction: null,
    old: was?.location ?? null,
    new: is?.location ?? null,
    advice: "Keep the operation and its key, or publish the package as a new major version.",
    change: [call.name, names.length === 1 ? (names[0] ?? null) : names],
  };
}
