import type { Contract, Message } from "../contract/contract.js";
import { isObject } from "../contract/json-pointer.js";
import type { Direction } from "./change.js";
import type { ContractComparison } from "./contract-comparison.js";
import type { Pair } from "./match.js";
import { markOf, schemaMark } from "./schema-mark.js";

/** A payload that is another one as a whole: each of its properties is missed for the same reason, which is told once. */
export interface ReplacedPayload {
  /** What has become of it, and who meets what: one clause. */
  readonly words: Readonly<Record<Direction, string>>;
  readonly advice: string;
  /** How the payload was written, and how it is, as `schemaMark` says it. */
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** Undefined where what was a property is one still, and each of them may be told by itself. */
export function replacedPayload(
  { old: before, new: after }: Pick<ContractComparison, "old" | "new">,
  { old, new: changed }: Pair<Message>,
): ReplacedPayload | undefined {
  const [was, is] = [schemaMark(before, old.body), schemaMark(after, changed.body)];
  if (was === is) return undefined;
  const payload = `the payload of ${changed.key}`;
  const marks = { was, is };
  if (is === undefined) {
    return {
      ...marks,
      words: refused(`${payload} is not described any more`),
      advice:
        "Keep the schema of the payload, or let consumers be deployed without it before publishers send anything else.",
    };
  }
  if (was === undefined) {
    return {
      ...marks,
      words: refused(`${payload} was not described`),
      advice: "Let publishers be deployed with the schema, and the queues run empty, before consumers ask for it.",
    };
  }
  const advice = "Add a message with the new payload beside this one, and let publishers and consumers move to it.";
  const [properties, others] = [propertiesOf(before, old), propertiesOf(after, changed)];
  const inside = propertyInsteadOf(properties, { contract: after, properties: others, mark: was });
  if (inside !== undefined) return { ...marks, words: moved(`${payload} is in the property ${inside} now`), advice };
  const outside = propertyInsteadOf(others, { contract: before, properties, mark: is });
  if (outside !== undefined)
    return {
      ...marks,
      words: moved(`what was in the property ${outside} is the whole payload of ${changed.key} now`),
      advice,
    };
  return undefined;
}

interface Body {
  readonly contract: Contract;
  readonly properties: Properties;
  /** Of the other version's whole body. */
  readonly mark: string;
}

type Properties = ReadonlyMap<string, unknown>;

/** The property of a body that is written as the other version's whole body is, and beside which none of that one's is left. */
function propertyInsteadOf(own: Properties, { contract, properties, mark }: Body): string | undefined {
  // A text is like any other text: only what has properties of its own is known again.
  if (!mark.includes('["properties",')) return undefined;
  const [found] = [...properties].find(([, property]) => markOf(contract, property) === mark) ?? [];
  return [...own.keys()].some((name) => name !== found && properties.has(name)) ? undefined : found;
}

function propertiesOf({ schemas }: Contract, { body }: Message): Properties {
  const schema = schemas.get(body);
  return new Map(isObject(schema) && isObject(schema["properties"]) ? Object.entries(schema["properties"]) : []);
}

function refused(what: string): ReplacedPayload["words"] {
  return {
    backward: `${what}, and old publishers send what new consumers refuse`,
    forward: `${what}, and new publishers send what old consumers refuse`,
  };
}

function moved(what: string): ReplacedPayload["words"] {
  return {
    backward: `${what}, and old publishers send it where it was`,
    forward: `${what}, and old consumers look for it where it was`,
  };
}
