import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from "js-yaml";

/** Data, and where each piece of it is written. */
export interface QuickYaml {
  readonly data: unknown;
  offsetOf(tokens: readonly string[]): OffsetInText;
}

export interface OffsetInText {
  /** Of the key of a property, or of the first character of a list's element. */
  readonly offset: number;
  /** How many of the tokens led somewhere. */
  readonly depth: number;
}

/** What readers of YAML see differently: a carriage return alone and a mark of byte order … */
const dubious = /\r(?!\n)|^\uFEFF/;
/** … and, but in JSON, a tab that indents. */
const indentedByTab = /^ *\t/m;

/**
 * Reads the YAML that nearly all documents are written in, in a fifth of the time: one document without anchors, tags and
 * keys that are no texts.
 *
 * @returns undefined for anything else, and for what has a mistake: the thorough reader says which.
 */
export function quickYaml(text: string, { maxDepth }: { readonly maxDepth: number }): QuickYaml | undefined {
  if (dubious.test(text) || (indentedByTab.test(text) && !/^\s*\{/.test(text))) return undefined;
  try {
    const events = parseEvents(text, { maxDepth });
    const [data, ...others] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    if (typeof data !== "object" || data === null || others.length > 0 || events.some(isMarked)) return undefined;
    const root = writtenNode(text, events);
    return { data, offsetOf: (tokens) => offsetIn(root, tokens) };
  } catch {
    // Whatever it stumbled over.
    return undefined;
  }
}

/** With a tag or an anchor. */
function isMarked(event: Event): boolean {
  return "tagStart" in event && (event.tagStart >= 0 || event.anchorStart >= 0);
}

/** A value as it is written: `members` of a mapping, by key, or `items` of a list. */
interface WrittenNode {
  readonly start: number;
  readonly members: ReadonlyMap<string, { readonly start: number; readonly value: WrittenNode }>;
  readonly items: readonly WrittenNode[];
}

const none = { members: new Map(), items: [] };

/** @throws NotQuick when a key may be no text, or it is unknown where an item of a list begins. */
function writtenNode(text: string, events: readonly Event[]): WrittenNode {
  // The first one begins the document.
  let next = 1;
  const take = (): Event | undefined => events[next++];
  const isEnd = (): boolean => events[next] === undefined || events[next]?.type === EVENT_ID.POP;

  const read = (): WrittenNode => {
    const event = take();
    if (event?.type === EVENT_ID.SEQUENCE) {
      const items: WrittenNode[] = [];
      while (!isEnd()) {
        const item = read();
        if (item.start === unknown) throw new NotQuick();
        items.push(item);
      }
      take();
      return { ...none, start: event.start, items };
    }
    if (event?.type === EVENT_ID.MAPPING) {
      const members = new Map<string, { start: number; value: WrittenNode }>();
      while (!isEnd()) {
        const key = take();
        if (key?.type !== EVENT_ID.SCALAR || !isText(text, key)) throw new NotQuick();
        members.set(getScalarValue(text, key), { start: startOf(key), value: read() });
      }
      take();
      return { ...none, start: event.start, members };
    }
    return { ...none, start: event?.type === EVENT_ID.SCALAR ? startOf(event) : unknown };
  };

  return read();
}

class NotQuick extends Error {}

/** `1.0` as a key is the number, `<<` merges; what may be such a thing is not looked at more closely. */
function isText(text: string, { style, valueStart, valueEnd }: ScalarEvent): boolean {
  if (style !== SCALAR_STYLE.PLAIN) return true;
  const key = text.slice(valueStart, valueEnd);
  return /^[\p{L}$_/]/u.test(key) && !/^(?:null|true|false)$/i.test(key);
}

/** Where nothing is written, or a block, of which only the text has a place. */
const unknown = -1;

function startOf({ style, valueStart }: ScalarEvent): number {
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) return unknown;
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}

function offsetIn(root: WrittenNode, tokens: readonly string[]): OffsetInText {
  let node = root;
  let offset = root.start;
  for (const [depth, token] of tokens.entries()) {
    const member = node.members.get(token);
    const value = member?.value ?? node.items[Number(token)];
    if (value === undefined) return { offset, depth };
    offset = member?.start ?? value.start;
    node = value;
  }
  return { offset, depth: tokens.length };
}
