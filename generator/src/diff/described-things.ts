import type { JsonValue, Message } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { Finding } from "./change.js";
import type { ContractComparison } from "./contract-comparison.js";
import type { Pair } from "./match.js";
import { sameSchemas, type WrittenSchema } from "./same-schemas.js";
import { isSameValue } from "./same-value.js";

/** What people read about something, and programs do not. */
interface Described {
  readonly path: string;
  locate(member: string): Location;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly JsonValue[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: boolean | undefined;
}

type Documentation = Exclude<keyof Described, "path" | "locate">;

/** What a change of documentation is called, and what to do about it. */
interface ChangedDocumentation extends Pick<Finding, "advice"> {
  readonly member: Documentation;
  /** In one clause, from what was said and what is said: `was called "Order" and is called "Purchase"`. */
  readonly words: (before: JsonValue | undefined, after: JsonValue | undefined) => string;
}

/** Whatever says something else to its readers. Nobody breaks. */
export function* documentationFindings(
  comparison: ContractComparison,
  { member, words, advice }: ChangedDocumentation,
): Iterable<Finding> {
  for (const { old, new: changed } of describedThings(comparison)) {
    const [before, after] = [old[member], changed[member]];
    if (isSameValue(before, after)) continue;
    yield {
      path: `${changed.path}.${member}`,
      message: `${changed.path} ${words(before, after)}`,
      breaks: [],
      direction: null,
      old: old.locate(member),
      new: changed.locate(member),
      advice,
      change: [before ?? null, after ?? null],
    };
  }
}

function* describedThings(comparison: ContractComparison): Iterable<Pair<Described>> {
  const { old, new: changed, servers, channels, operations, messages } = comparison;
  const placed = (path: string, pair: Pair<Placed>): Pair<Described> => ({
    old: { ...pair.old, path, locate: (member) => old.within(pair.old.location, member) },
    new: { ...pair.new, path, locate: (member) => changed.within(pair.new.location, member) },
  });
  yield placed("info", comparison);
  for (const pair of servers.pairs) yield placed(`servers.${pair.new.key}`, pair);
  for (const pair of channels.pairs) {
    yield placed(`channels.${pair.new.key}`, pair);
    for (const parameter of pair.new.parameters) {
      const same = pair.old.parameters.find(({ name }) => name === parameter.name);
      const path = `channels.${pair.new.key}.parameters.${parameter.name}`;
      if (same !== undefined) yield placed(path, { old: same, new: parameter });
    }
  }
  for (const pair of operations.pairs) yield placed(`operations.${pair.new.key}`, pair);
  for (const pair of messages.pairs)
    yield placed(`messages.${pair.new.key}`, { old: withoutPlaces(pair.old), new: withoutPlaces(pair.new) });
  for (const pair of sameSchemas(comparison)) yield { old: ofSchema(pair.old), new: ofSchema(pair.new) };
}

type Placed = Omit<Described, "path" | "locate"> & { readonly location: Location };

/** Examples know where they are written, which is nothing that they say. */
function withoutPlaces(message: Message): Placed {
  return { ...message, examples: message.examples.map(({ location: _, ...example }): JsonValue => example) };
}

function ofSchema({ schema, path, locate }: WrittenSchema): Described {
  const { title, description, examples, deprecated } = schema;
  return {
    path,
    locate,
    title: typeof title === "string" ? title : undefined,
    description: typeof description === "string" ? description : undefined,
    // Plain data of the document.
    examples: Array.isArray(examples) ? (examples as readonly JsonValue[]) : undefined,
    deprecated: deprecated === true,
  };
}
