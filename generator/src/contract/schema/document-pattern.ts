import { type Context, createContext, Script } from "node:vm";
import { harmlessLengthOf } from "./harmless-length.js";

/** A pattern that has not answered by then is taken for one that never would. */
const patienceMs = 500;
/** All such patterns of a document have this much together; what is left is not tried. */
const patienceForAllMs = 5_000;

/** A text was not looked at to its end. */
export class PatternTooSlow extends Error {
  override readonly name = "PatternTooSlow";
}

/**
 * A pattern from a document, in the place of a `RegExp`: it is interrupted where JavaScript's backtracking would keep the process for
 * ever.
 */
export class DocumentPattern {
  readonly #source: string;
  readonly #flags: string;
  readonly #harmlessLength: number;
  #expression: RegExp | undefined;

  constructor(source: string, flags = "u") {
    this.#source = source;
    this.#flags = flags;
    this.#harmlessLength = harmlessLengthOf(source);
  }

  /** @throws PatternTooSlow */
  test(text: string): boolean {
    // Compiling cannot be interrupted.
    if (this.#harmlessLength < 0) throw new PatternTooSlow();
    if (text.length > this.#harmlessLength) return testWithin(this.#source, this.#flags, text);
    this.#expression ??= new RegExp(this.#source, this.#flags);
    return this.#expression.test(text);
  }
}

export interface MatchOptions {
  readonly flags?: string;
  /** The answer for a pattern that gives none in time. @default false */
  readonly ifTooSlow?: boolean;
}

/** Whether a pattern from a document finds something in a text. */
export function matchesPattern(
  source: string,
  text: string,
  { flags = "u", ifTooSlow = false }: MatchOptions = {},
): boolean {
  try {
    return new DocumentPattern(source, flags).test(text);
  } catch (error) {
    if (error instanceof PatternTooSlow) return ifTooSlow;
    throw error;
  }
}

/** Before another document is read: what was slow in the last one, perhaps on a busy machine, is tried again. */
export function forgetSlowPatterns(): void {
  slow.clear();
  spentMs = 0;
}

const script = new Script("new RegExp(source, flags).test(text)");
let room: Context | undefined;
const slow = new Set<string>();
let spentMs = 0;

function testWithin(source: string, flags: string, text: string): boolean {
  if (slow.has(source) || spentMs > patienceForAllMs) throw new PatternTooSlow();
  room ??= createContext({});
  Object.assign(room, { source, flags, text });
  try {
    return script.runInContext(room, { timeout: patienceMs }) === true;
  } catch (error) {
    // An error of that room's, not of this one's class.
    if ((error as { readonly code?: unknown }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    slow.add(source);
    spentMs += patienceMs;
    throw new PatternTooSlow();
  }
}
