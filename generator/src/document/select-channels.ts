import { keyMatcher } from "../config/key-pattern.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { below, isObject, type JsonObject, pointerOf, tokensOf, valueAt } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { isReference, targetOf } from "../contract/reference.js";
import { filesKey } from "./bundle.js";

/** Channels by key; `*` stands for any text, everything else for itself, because keys may hold `{parameters}` and dots. */
export interface ChannelSelection {
  /** @default all */
  readonly include?: readonly string[];
  /** @default none */
  readonly exclude?: readonly string[];
  /** Whether a pattern that no channel has is no error. @default false */
  readonly mayMatchNothing?: boolean;
}

export interface SelectedChannels {
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A bundled document without the channels that are not chosen, and without the operations, messages, schemas and files
 * that only those use. What stands in `components` and is used by nothing at all stays: it was written to be generated.
 * A channel in which a chosen operation is answered stays with it.
 */
export function selectChannels(
  root: JsonObject,
  selection: ChannelSelection,
  locate: (pointer: string) => Location,
): SelectedChannels {
  if (selection.include === undefined && selection.exclude === undefined) return { root, diagnostics: [] };
  const channels = membersAt(root, "/channels");
  const keys = Object.keys(channels);
  const unmatched = [...(selection.include ?? []), ...(selection.exclude ?? [])].filter(
    (pattern) => !keys.some(keyMatcher([pattern])),
  );
  if (unmatched.length > 0 && selection.mayMatchNothing !== true)
    return { root, diagnostics: unmatched.map((pattern) => noSuchChannel(pattern, keys, locate("/channels"))) };

  const isIncluded = selection.include === undefined ? () => true : keyMatcher(selection.include);
  const isExcluded = keyMatcher(selection.exclude ?? []);
  const chosen = new Set(keys.filter((key) => isIncluded(key) && !isExcluded(key)));
  const operations = Object.entries(membersAt(root, "/operations"));
  const keptOperations = operations.filter(([, operation]) => {
    const channel = channelOf(root, operation);
    return channel === undefined || chosen.has(channel);
  });
  for (const [, operation] of keptOperations) {
    const channel = channelOf(root, replyOf(root, operation));
    if (channel !== undefined) chosen.add(channel);
  }
  if (chosen.size === 0) return { root, diagnostics: [nothingLeft(locate("/channels"))] };

  const left = withMembers(root, {
    channels: Object.fromEntries(Object.entries(channels).filter(([key]) => chosen.has(key))),
    operations: Object.fromEntries(keptOperations),
  });
  const kept = reachedFrom(
    root,
    Object.entries(left)
      .filter(([key]) => !isShared(key))
      .map(([, value]) => value),
  );
  const dropped = reachedFrom(root, [
    ...keys.filter((key) => !chosen.has(key)).map((key) => channels[key]),
    ...operations.filter((entry) => !keptOperations.includes(entry)).map(([, operation]) => operation),
  ]);
  const broken = [...kept].filter((pointer) => {
    const [section, key] = tokensOf(pointer);
    return section === "channels" && key !== undefined && Object.hasOwn(channels, key) && !chosen.has(key);
  });
  if (broken.length > 0) return { root, diagnostics: broken.map((pointer) => stillUsed(pointer, locate(pointer))) };
  return { root: withoutUnused(left, { kept: [...kept], dropped: [...dropped] }), diagnostics: [] };
}

/** Where things stand that several channels may use. */
function isShared(section: string): boolean {
  return section === "components" || section === filesKey;
}

/** The key of the channel that an operation or a reply of AsyncAPI 3 names. */
function channelOf(root: JsonObject, operation: unknown): string | undefined {
  const own = resolved(root, operation);
  const channel = isObject(own) ? own["channel"] : undefined;
  if (!isReference(channel)) return undefined;
  const [section, key, ...rest] = tokensOf(targetOf(channel));
  return section === "channels" && rest.length === 0 ? key : undefined;
}

function replyOf(root: JsonObject, operation: unknown): unknown {
  const own = resolved(root, operation);
  return isObject(own) ? own["reply"] : undefined;
}

function resolved(root: JsonObject, value: unknown): unknown {
  return isReference(value) ? valueAt(root, targetOf(value)) : value;
}

function membersAt(root: JsonObject, pointer: string): JsonObject {
  const members = valueAt(root, pointer);
  return isObject(members) ? members : {};
}

/** In the order in which the document has them. */
function withMembers(root: JsonObject, members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, members[key] ?? value]));
}

/** The targets of all references in some values, and in what those lead to. */
function reachedFrom(root: JsonObject, values: readonly unknown[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (isReference(value) && value.$ref.startsWith("#") && !reached.has(targetOf(value))) {
      reached.add(targetOf(value));
      waiting.push(valueAt(root, targetOf(value)));
    }
    if (typeof value === "object" && value !== null) waiting.push(...Object.values(value));
  }
  return reached;
}

interface Uses {
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
}

/** Entries of `components/<section>` and of other files, when what is left out uses them and nothing else does. */
function withoutUnused(root: JsonObject, { kept, dropped }: Uses): JsonObject {
  const uses = (pointers: readonly string[], entry: string): boolean =>
    pointers.some((pointer) => pointer === entry || pointer.startsWith(`${entry}/`) || entry.startsWith(`${pointer}/`));
  const entriesLeft = (value: unknown, pointer: string, depth: number): unknown => {
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, entry]) => [key, entry, below(pointer, key)] as const);
    if (depth > 1)
      return Object.fromEntries(entries.map(([key, entry, at]) => [key, entriesLeft(entry, at, depth - 1)]));
    const left = entries.filter(([, , at]) => uses(kept, at) || !uses(dropped, at));
    return Object.fromEntries(left.map(([key, entry]) => [key, entry]));
  };
  return withMembers(root, {
    ...(root["components"] === undefined ? {} : { components: entriesLeft(root["components"], "/components", 2) }),
    ...(root[filesKey] === undefined ? {} : { [filesKey]: entriesLeft(root[filesKey], pointerOf([filesKey]), 1) }),
  });
}

function noSuchChannel(pattern: string, keys: readonly string[], location: Location): Diagnostic {
  return {
    code: "no-such-channel",
    severity: "error",
    message: `no channel is called "${pattern}", which the configuration includes or excludes`,
    consequence: "It would be without effect.",
    remedy: `Channels are ${keys.slice(0, 10).join(", ")}${keys.length > 10 ? " …" : ""}; \`*\` stands for any text.`,
    location,
  };
}

function nothingLeft(location: Location): Diagnostic {
  return {
    code: "no-channel-left",
    severity: "error",
    message: "the configuration leaves no channel",
    consequence: "There is nothing to send or to receive.",
    remedy: "Include more, or exclude less.",
    location,
  };
}

function stillUsed(pointer: string, location: Location): Diagnostic {
  return {
    code: "left-out-channel-is-used",
    severity: "error",
    message: `the channel ${tokensOf(pointer)[1]} is left out, and something that stays refers to \`#${pointer}\``,
    consequence: "What is referred to would be missing.",
    remedy: "Include the channel too, or move what both use to `components`.",
    location,
  };
}
