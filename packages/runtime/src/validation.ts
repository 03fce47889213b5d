import type { HeadersContract, MessageContract, Validator } from "./contract.js";
import { payloadPointer } from "./envelope.js";
import type { Violation } from "./errors.js";
import { findUndeclared } from "./undeclared.js";

/**
 * How a body breaks its schema; empty when it does not. Pointers are relative to the event; one that lies outside of it, in
 * the envelope, says so in its message.
 */
export function violationsOf(contract: MessageContract, body: unknown): readonly Violation[] {
  const violations = run(contract.accepts, body);
  return violations.map((violation) => relativeToEvent(contract, violation));
}

/** The same for a body that goes out, where undeclared properties are refused too. */
export function violationsOfOutgoing(contract: MessageContract, body: unknown): readonly Violation[] {
  const violations = violationsOf(contract, body);
  if (violations.length > 0 || contract.declared === true) return violations;
  const pointer = undeclaredPointer(contract, body);
  if (pointer === undefined) return [];
  return [relativeToEvent(contract, { ...undeclared, pointer })];
}

/** How headers break their schema. Pointers are relative to the headers, and the messages say so. */
export function violationsOfHeaders({ accepts }: HeadersContract, headers: object): readonly Violation[] {
  return run(accepts, headers).map(inHeaders);
}

/** The same for headers that go out. */
export function violationsOfOutgoingHeaders(contract: HeadersContract, headers: object): readonly Violation[] {
  const violations = violationsOfHeaders(contract, headers);
  if (violations.length > 0) return violations;
  const pointer = undeclaredPointer(contract, headers);
  return pointer === undefined ? [] : [inHeaders({ ...undeclared, pointer })];
}

function inHeaders(violation: Violation): Violation {
  return { ...violation, message: `${violation.message}, in the headers` };
}

const undeclared = {
  rule: "undeclared-property",
  message: "is not declared by the schema; declare it, leave it out, or set undeclaredProperties to strip",
};

/** Violations in one line. */
export function describeViolations(violations: readonly Violation[]): string {
  return violations.map(({ pointer, rule, message }) => `${pointer || "the event"} ${message} (${rule})`).join("; ");
}

function run(validator: Validator, body: unknown): readonly Violation[] {
  let isValid: boolean;
  try {
    isValid = validator(body);
  } catch {
    // Such as a stack that ends before 10,000 levels of nesting do. What cannot be checked is not valid.
    return [{ pointer: "", rule: "unverifiable", message: "cannot be checked: it is nested too deeply" }];
  }
  if (isValid) return [];
  const errors = validator.errors ?? [];
  if (errors.length === 0) return [{ pointer: "", rule: "invalid", message: "breaks its schema" }];
  return errors.map(({ instancePath, keyword, message, schemaPath }) => ({
    pointer: instancePath,
    rule: keyword,
    message: message ?? "breaks its schema",
    schemaPath,
  }));
}

function undeclaredPointer({ declared }: Pick<MessageContract, "declared">, body: unknown): string | undefined {
  try {
    return findUndeclared(body, declared);
  } catch {
    return "";
  }
}

function relativeToEvent(contract: MessageContract, violation: Violation): Violation {
  const prefix = payloadPointer(contract);
  const { pointer, message } = violation;
  if (prefix === "") return violation;
  if (pointer === prefix || pointer.startsWith(`${prefix}/`)) {
    return { ...violation, pointer: pointer.slice(prefix.length) };
  }
  return { ...violation, message: `${message}, in the envelope around the event` };
}
