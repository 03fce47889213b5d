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
  if (dubious.test(text) || (indentedByTab.test(text) && !isJson(text))) return undefined;
  try {
    const events = parseEvents(text, { maxDepth });
    const [data, ...others] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    if (typeof data !== "object" || data === null || others.length > 0 || events.some(isMarked)) return undefined;
    const nodes = writtenNodes(text, events);
    return { data, offsetOf: (tokens) => offsetIn(nodes, tokens) };
  } catch {
    // Whatever it stumbled over.
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With a tag or an anchor. */
function isMarked(event: Event): boolean {
  return "tagStart" in event && (event.tagStart >= 0 || event.anchorStart >= 0);
}

/**
 * The values as they are written, each before what is in it. Columns instead of objects: a large document has hundreds of
 * thousands of values, of which few are ever asked for.
 */
interface WrittenNodes {
  /** The key of a member; empty for an item of a list. */
  readonly keys: readonly string[];
  /** Where the key is written, or the item. */
  readonly starts: readonly number[];
  /** The number of the first value behind all that is in this one. */
  readonly ends: readonly number[];
  /** Whether the value is a list. */
  readonly lists: readonly boolean[];
}

/** @throws NotQuick when a key may be no text, or it is unknown where an item of a list begins. */
function writtenNodes(text: string, events: readonly Event[]): WrittenNodes {
  const nodes = { keys: [""], starts: [0], ends: [0], lists: [false] };
  // The first one begins the document.
  let next = 1;
  const take = (): Event | undefined => events[next++];
  const isEnd = (): boolean => events[next] === undefined || events[next]?.type === EVENT_ID.POP;

  const add = (key: string, start: number): void => {
    const node = nodes.keys.push(key) - 1;
    nodes.starts.push(start);
    nodes.ends.push(0);
    nodes.lists.push(false);
    read(node);
  };

  const read = (node: number): void => {
    const event = take();
    if (event?.type === EVENT_ID.SEQUENCE) {
      nodes.lists[node] = true;
      while (!isEnd()) add("", startOf(events[next]));
      take();
    } else if (event?.type === EVENT_ID.MAPPING) {
      while (!isEnd()) {
        const key = take();
        if (key?.type !== EVENT_ID.SCALAR || !isText(text, key)) throw new NotQuick();
        add(getScalarValue(text, key), startOf(key));
      }
      take();
    }
    nodes.ends[node] = nodes.keys.length;
  };

  nodes.starts[0] = startOf(events[next]);
  read(0);
  return nodes;
}

class NotQuick extends Error {}

/** `1.0` as a key is the number, `<<` merges; what may be such a thing is not looked at more closely. */
function isText(text: string, { style, valueStart, valueEnd }: ScalarEvent): boolean {
  if (style !== SCALAR_STYLE.PLAIN) return true;
  const key = text.slice(valueStart, valueEnd);
  return /^[\p{L}$_/]/u.test(key) && !/^(?:null|true|false)$/i.test(key);
}

/** @throws NotQuick where nothing is written, and for a block, of which only the text has a place. */
function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING) return event.start;
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) throw new NotQuick();
  const { style, valueStart } = event;
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) throw new NotQuick();
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}

function offsetIn(nodes: WrittenNodes, tokens: readonly string[]): OffsetInText {
  let node = 0;
  for (const [depth, token] of tokens.entries()) {
    const inner = innerNode(nodes, node, token);
    if (inner === undefined) return { offset: nodes.starts[node] ?? 0, depth };
    node = inner;
  }
  return { offset: nodes.starts[node] ?? 0, depth: tokens.length };
}

function innerNode({ keys, ends, lists }: WrittenNodes, node: number, token: string): number | undefined {
  const end = ends[node] ?? 0;
  const isList = lists[node] === true;
  let index = 0;
  for (let inner = node + 1; inner < end; inner = ends[inner] ?? end) {
    if (isList ? String(index) === token : keys[inner] === token) return inner;
    index += 1;
  }
  return undefined;
}
