import type { Message } from "../contract/contract.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import { readSchemas, type SchemaReader } from "../contract/schema/schema-reader.js";
import type { Change } from "../diff/change.js";
import type { ContractComparison } from "../diff/contract-comparison.js";
import type { Pair } from "../diff/match.js";

/** A property that one version of a message declares, and the other one does not. */
export interface Property {
  readonly message: Message;
  /** From the event to it; `[]` stands for the elements of a list. */
  readonly path: readonly string[];
}

export interface PropertyChanges {
  readonly added: readonly Property[];
  readonly removed: readonly Property[];
}

const elements = "[]";

/** What has come and gone, wherever in a message it stands: of what is gone with all that was in it, the whole. */
export function propertyChanges({ messages, old, new: changed }: ContractComparison): PropertyChanges {
  const readers = { old: readSchemas(old.schemas), new: readSchemas(changed.schemas) };
  const added: Property[] = [];
  const removed: Property[] = [];
  for (const pair of messages.pairs) {
    const { new: message } = pair;
    const walk = new PropertyWalk(readers);
    walk.compare({ old: [readers.old.node(pair.old.event)], new: [readers.new.node(message.event)] }, []);
    added.push(...walk.added.map((path) => ({ message, path })));
    removed.push(...walk.removed.map((path) => ({ message, path })));
  }
  return { added, removed };
}

/** `OrderPlaced.lines[].price` */
export function propertyName({ message, path }: Property): string {
  return [message.key, ...path].join(".").replaceAll(`.${elements}`, elements);
}

/** Whether a finding is about the property, by its path in the event or in the body around it. */
export function isAbout(change: Pick<Change, "path">, { message, path }: Property): boolean {
  const found = change.path.replace(/\.\d+(?=\.|$)/g, `.${elements}`);
  const around = message.envelope?.find(({ role }) => role === "payload")?.path ?? [];
  return [path, [...around, ...path]].some((own) => found === [`messages.${message.key}.payload`, ...own].join("."));
}

/** Nobody reads of what is deeper, and no message says more. */
const deepest = 8;
const mostPlaces = 5_000;

/** Two versions of one message, place by place. */
class PropertyWalk {
  readonly added: (readonly string[])[] = [];
  readonly removed: (readonly string[])[] = [];
  readonly #readers: Pair<SchemaReader>;
  /** What the way to a place has passed: a schema inside itself says nothing new. */
  readonly #passed: SchemaNode[] = [];
  #places = 0;

  constructor(readers: Pair<SchemaReader>) {
    this.#readers = readers;
  }

  compare(nodes: Pair<readonly SchemaNode[]>, path: readonly string[]): void {
    this.#places += 1;
    if (path.length > deepest || this.#places > mostPlaces) return;
    const before = schemaCluster(nodes.old, this.#readers.old, new Map());
    const after = schemaCluster(nodes.new, this.#readers.new, new Map());
    const own = [...before, ...after].filter(declaresInside);
    if (own.length > 0 && own.every((node) => this.#passed.includes(node))) return;
    this.#passed.push(...own);
    const [was, is] = [childrenOf(before), childrenOf(after)];
    for (const [name, children] of was) {
      const others = is.get(name);
      if (others !== undefined) this.compare({ old: children, new: others }, [...path, name]);
      else if (name !== elements) this.removed.push([...path, name]);
    }
    for (const name of is.keys()) if (!was.has(name) && name !== elements) this.added.push([...path, name]);
    this.#passed.length -= own.length;
  }
}

function declaresInside({ properties, items, tuple }: SchemaNode): boolean {
  return properties !== undefined || items !== undefined || tuple !== undefined;
}

/** By name of a property; those of a list's elements together. */
function childrenOf(cluster: readonly SchemaNode[]): ReadonlyMap<string, readonly SchemaNode[]> {
  const children = new Map<string, SchemaNode[]>();
  const add = (name: string, child: SchemaNode): void => {
    children.set(name, [...(children.get(name) ?? []), child]);
  };
  for (const { properties = new Map<string, SchemaNode>(), items, tuple = [] } of cluster) {
    for (const [name, child] of properties) add(name, child);
    for (const child of items === undefined ? tuple : [...tuple, items]) add(elements, child);
  }
  return children;
}
