import type { JsonValue } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import type { Broken, Change, DeploymentOrder, Direction, Rejection, Severity } from "../../diff/change.js";

/** A change as programs read it: the same members always, null where there is nothing to say. */
export interface ChangeJson {
  /** Its page is docs/changes/<rule>.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** `backward`: what was published before meets who is new. `forward`: what is published now meets who was deployed before. */
  readonly direction: Direction | null;
  readonly breaks: readonly Broken[];
  /** In names: `messages.ProductCreated.payload.price`. */
  readonly path: string;
  readonly message: string;
  /** Which kind of difference the witness shows: `property-required`. */
  readonly reason: string | null;
  readonly old: Location | null;
  readonly new: Location | null;
  /** A message, routing key or program that one side lets out and the other refuses; null also where there is none. */
  readonly witness: JsonValue;
  /** Tells the witness `null` from none. */
  readonly hasWitness: boolean;
  readonly rejectedBy: Rejection | null;
  /** The same for the same change, whatever else changes around it; another when the witness shows another thing. */
  readonly fingerprint: string;
  readonly advice: string;
  /** Who has to be deployed first for nobody to break. */
  readonly order: DeploymentOrder | null;
}

export function changeJson(change: Change): ChangeJson {
  const { rule, severity, direction, breaks, path, message, fingerprint, advice } = change;
  return {
    rule,
    severity,
    direction,
    breaks,
    path,
    message,
    reason: change.reason ?? null,
    old: change.old,
    new: change.new,
    witness: change.witness ?? null,
    hasWitness: change.witness !== undefined,
    rejectedBy: change.rejectedBy ?? null,
    fingerprint,
    advice,
    order: change.order ?? null,
  };
}
