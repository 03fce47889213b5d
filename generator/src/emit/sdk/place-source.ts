import type { MessagePlace } from "../../contract/contract.js";
import { members, type SourceValue } from "../source-of.js";

/** The runtime's `MessagePlace`. */
export function placeSource(place: MessagePlace | undefined): SourceValue | undefined {
  return place === undefined ? undefined : members({ in: place.in, path: place.path });
}
