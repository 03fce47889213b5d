import { fillTopology, readParameters } from "./address.js";
import type { Destination, Topology } from "./contract.js";

/**
 * What has to exist for one call. A topic exchange's bindings are left open for all values; only what is named by the
 * parameters is another topology for each of them.
 */
export function destinationTopology(destination: Destination, given: object | undefined, label: string): Topology {
  const { parameters, topology } = destination;
  if (parameters === undefined) return topology;
  const where = `${label} was not sent`;
  const isNamed = topology.queues.some(({ name }) => name.includes("{"));
  const isOpen = topology.exchanges.every(({ type }) => type !== "direct");
  const values = isNamed || !isOpen ? readParameters(parameters, given, where) : {};
  const filled = filledTopologies.get(topology) ?? new Map<string, Topology>();
  filledTopologies.set(topology, filled);
  const key = JSON.stringify(values);
  const known = filled.get(key);
  if (known !== undefined) return known;
  const made = fillTopology(topology, parameters, values, where);
  // The oldest goes: it is made, and looked for on the broker, once more when it is needed again.
  if (filled.size >= MAX_FILLED) filled.delete(filled.keys().next().value ?? "");
  filled.set(key, made);
  return made;
}

/** By identity a publisher knows what exists already. */
const filledTopologies = new WeakMap<Topology, Map<string, Topology>>();
const MAX_FILLED = 1_000;
