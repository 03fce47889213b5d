/** Who handles a message at the moment. */
export interface MessageClaim {
  /** The queue and the id of the message: two services that share a store each have an effect of their own. */
  readonly key: string;
  /** Another one for each delivery. Only who has it may say that the message is done. */
  readonly token: string;
}

/**
 * - `claimed`: it is ours, until the time is over. It was free, its claim had expired, or it was ours already.
 * - `busy`: somebody else has it.
 * - `done`: its effect happened before.
 */
export type ClaimState = "claimed" | "busy" | "done";

/**
 * Remembers which messages are being handled and which are done, for all consumers that share it. Each method does its work in
 * one atomic step. One that rejects, or takes more than 5 s, is called again later: the message waits meanwhile.
 */
export interface IdempotencyStore {
  /** Takes a message that is free, or prolongs a claim that this token has. */
  claim(claim: MessageClaim, options: { readonly ttlMs: number }): Promise<ClaimState>;
  /**
   * Notes that the effect happened, for `rememberMs`.
   *
   * @returns false when another token has the message and its claim holds. True also when it was done before.
   */
  complete(claim: MessageClaim, options: { readonly rememberMs: number }): Promise<boolean>;
  /** Gives a claim back: the handler failed, and the next delivery tries again. Does nothing to another token's. */
  release(claim: MessageClaim): Promise<void>;
}
