/**
 * Accounts for every message, in the style of Jepsen's total-queue checker
 * (https://jepsen-io.github.io/jepsen/jepsen.checker.html#var-total-queue): what was said about each message is compared with
 * what came out at the other end.
 */

/** What the client said about one message. */
export type Outcome =
  | { readonly kind: "pending" }
  | { readonly kind: "confirmed" }
  /** `sent`: whether the error leaves open that the message arrives. */
  | { readonly kind: "failed"; readonly code: string; readonly sent: "no" | "unknown" };

/** One message that came out at the other end. */
export interface Arrival {
  readonly id: number;
  readonly messageId: string | undefined;
}

export interface Account {
  readonly attempted: number;
  /** What was said is true: confirmed and there once, or failed and not there, or failed with an open outcome. */
  readonly right: number;
  /** Confirmed, and it never came out. */
  readonly lost: readonly number[];
  /** It came out more than once. */
  readonly duplicated: readonly number[];
  /** Its copies have different message ids, so that no consumer can tell that they are copies. */
  readonly renamed: readonly number[];
  /** It came out though nobody sent it, or though its failure said that it would not. */
  readonly unexpected: readonly number[];
  /** The call neither succeeded nor failed. */
  readonly neverSettled: readonly number[];
  /** Copies beyond the first, over all messages. */
  readonly copies: number;
  /** How many calls failed, by code. */
  readonly failures: Readonly<Record<string, number>>;
}

export function accountFor(attempts: ReadonlyMap<number, Outcome>, arrivals: readonly Arrival[]): Account {
  const arrived = byId(arrivals);
  const account = {
    attempted: attempts.size,
    right: 0,
    lost: [] as number[],
    duplicated: [] as number[],
    renamed: [] as number[],
    unexpected: [...arrived.keys()].filter((id) => !attempts.has(id)),
    neverSettled: [] as number[],
    copies: 0,
    failures: {} as Record<string, number>,
  };
  for (const [id, outcome] of attempts) {
    const messageIds = arrived.get(id) ?? [];
    if (outcome.kind === "failed") account.failures[outcome.code] = (account.failures[outcome.code] ?? 0) + 1;
    account.copies += Math.max(0, messageIds.length - 1);
    if (new Set(messageIds).size > 1) account.renamed.push(id);
    const verdict = judge(outcome, messageIds.length);
    if (verdict === "right") account.right += 1;
    else account[verdict].push(id);
  }
  return account;
}

/** Each message has one verdict, the worst that it deserves. */
function judge(outcome: Outcome, arrivals: number): "right" | "lost" | "duplicated" | "unexpected" | "neverSettled" {
  if (outcome.kind === "pending") return "neverSettled";
  if (outcome.kind === "confirmed" && arrivals === 0) return "lost";
  if (outcome.kind === "failed" && outcome.sent === "no" && arrivals > 0) return "unexpected";
  return arrivals > 1 ? "duplicated" : "right";
}

function byId(arrivals: readonly Arrival[]): ReadonlyMap<number, readonly (string | undefined)[]> {
  const grouped = new Map<number, (string | undefined)[]>();
  for (const { id, messageId } of arrivals) {
    const messageIds = grouped.get(id);
    if (messageIds === undefined) grouped.set(id, [messageId]);
    else messageIds.push(messageId);
  }
  return grouped;
}
