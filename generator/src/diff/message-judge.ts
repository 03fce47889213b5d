import type { Contract, Message } from "../contract/contract.js";
import { compareLanguages, type Language } from "../judge/compare-languages.js";
import type { Direction } from "./change.js";
import type { TravellingMessage } from "./contract-comparison.js";
import { type LanguageBreaks, languageBreaks } from "./language-breaks.js";
import type { Pair } from "./match.js";

export type MessagePart = "payload" | "headers";

const nothing: LanguageBreaks = { breaks: [] };

/** Decides what of a message one version lets out and the other one takes. Each question is answered once. */
export class MessageJudge {
  readonly #old: Contract;
  readonly #new: Contract;
  readonly #options: { readonly budgetMs?: number };
  readonly #known = new Map<Pair<Message>, Map<string, LanguageBreaks>>();

  constructor(old: Contract, changed: Contract, budgetMs: number | undefined) {
    this.#old = old;
    this.#new = changed;
    this.#options = budgetMs === undefined ? {} : { budgetMs };
  }

  /**
   * Backward: what the new consumers refuse of that which the old publishers let out. Forward: what the old consumers refuse
   * of that which the new publishers let out. Publishers that no SDK binds let out whatever their schema accepts, and any
   * headers where nothing describes them. So may those that an SDK binds: what only follows from that is `possible`.
   */
  breaks(direction: Direction, part: MessagePart, message: TravellingMessage): LanguageBreaks {
    const known = this.#known.get(message.pair) ?? new Map<string, LanguageBreaks>();
    this.#known.set(message.pair, known);
    const key = `${direction} ${part}`;
    const breaks = known.get(key) ?? this.#decide(direction, part, message);
    known.set(key, breaks);
    return breaks;
  }

  /** Whether new publishers may send what old ones refuse to. Headers that nothing describes may be any. */
  letsOutMore({ old, new: changed }: Pair<Message>): boolean {
    return (["payload", "headers"] as const).some((part) => {
      const after = languageOf(this.#new, changed, part, true);
      const before = languageOf(this.#old, old, part, true);
      if (after === undefined || before === undefined) return after !== before;
      return compareLanguages(after, before, this.#options).answer !== "compatible";
    });
  }

  #decide(direction: Direction, part: MessagePart, { pair, foreignPublishers }: TravellingMessage): LanguageBreaks {
    const [sender, taker] = direction === "backward" ? (["old", "new"] as const) : (["new", "old"] as const);
    const accepted = languageOf(this.#side(taker), pair[taker], part, false);
    // Without a schema for them, headers may be anything.
    if (accepted === undefined) return nothing;
    const options = { ...this.#options, direction };
    const emitted = languageOf(this.#side(sender), pair[sender], part, !foreignPublishers[sender]);
    if (emitted !== undefined) return languageBreaks(emitted, accepted, options);
    const any = languageBreaks(undescribed(pair[sender], accepted, anyHeaders), accepted, options);
    if (foreignPublishers[sender]) return any;
    const { breaks, undecided } = languageBreaks(undescribed(pair[sender], accepted, noHeaders), accepted, options);
    const places = breaks.map(({ error }) => error.place);
    return {
      breaks,
      possible: any.breaks.filter(({ error }) => !places.includes(error.place)),
      ...(undecided === undefined ? {} : { undecided }),
    };
  }

  #side(side: "old" | "new"): Contract {
    return side === "old" ? this.#old : this.#new;
  }
}

export function languageOf(
  { schemas }: Contract,
  message: Message,
  part: MessagePart,
  closed: boolean,
): Language | undefined {
  const ref = part === "payload" ? message.body : message.headers;
  return ref === undefined ? undefined : { schemas, ref, closed };
}

/** Publishers may give any headers where nothing describes them, and most give none. */
const anyHeaders = { type: "object" };
const noHeaders = { type: "object", additionalProperties: false };

/** What publishers let out who are told nothing about headers: written where their message is. */
function undescribed({ location }: Message, { schemas, ref }: Language, schema: typeof anyHeaders): Language {
  const named = schemas.nameOf(ref);
  return {
    ref,
    closed: false,
    schemas: {
      ...schemas,
      named: named === undefined ? [] : [named],
      get: () => schema,
      locate: () => location,
    },
  };
}
