import { describe, expect, it } from "vitest";
import { AckLedger } from "./ack-ledger.js";
import { type TransportChannel, TransportError } from "./transport.js";

/** Keeps the broker's rule: a tag that is not outstanding closes the channel. */
function channelWith(...outstanding: number[]) {
  const unsettled = new Set(outstanding);
  const told: string[] = [];
  const settle = (word: string, tag: number, upTo = false): void => {
    if (!unsettled.has(tag)) throw new Error(`unknown delivery tag ${tag}`);
    for (const other of [...unsettled]) if (other === tag || (upTo && other < tag)) unsettled.delete(other);
    told.push(`${word} ${upTo ? "..." : ""}${tag}`);
  };
  const channel: Pick<TransportChannel, "ack" | "reject"> = {
    ack: (tag, options) => settle("ack", tag, options?.upTo),
    reject: (tag) => settle("requeue", tag),
  };
  return { channel: channel as TransportChannel, told, unsettled };
}

const cases: readonly {
  given: string;
  steps: readonly (readonly ["ack" | "requeue" | "flush", number?])[];
  want: readonly string[];
}[] = [
  { given: "one", steps: [["ack", 1], ["flush"]], want: ["ack 1"] },
  { given: "all", steps: [["ack", 2], ["ack", 1], ["ack", 3], ["flush"]], want: ["ack ...3"] },
  { given: "what has a gap before it", steps: [["ack", 1], ["ack", 3], ["flush"]], want: ["ack 1", "ack 3"] },
  {
    given: "the gap, later",
    steps: [["ack", 1], ["ack", 3], ["flush"], ["ack", 2], ["flush"]],
    want: ["ack 1", "ack 3", "ack 2"],
  },
  {
    given: "beyond what was told before",
    steps: [["ack", 2], ["flush"], ["ack", 1], ["ack", 3], ["flush"]],
    want: ["ack 2", "ack ...3"],
  },
  {
    given: "a gap below what was given back",
    steps: [["requeue", 2], ["ack", 1], ["flush"], ["ack", 3], ["flush"]],
    want: ["requeue 2", "ack 1", "ack 3"],
  },
  { given: "nothing twice", steps: [["ack", 1], ["flush"], ["flush"]], want: ["ack 1"] },
];

describe("acknowledges in as few frames as the broker's rules allow", () => {
  for (const { given, steps, want } of cases) {
    it(given, () => {
      const { channel, told } = channelWith(1, 2, 3);
      const ledger = new AckLedger(channel);
      for (const [step, tag = 0] of steps) step === "flush" ? ledger.flush() : ledger[step](tag);
      expect(told).toEqual(want);
    });
  }

  it("settles everything once, in any order", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      let state = seed;
      const random = (below: number): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state % below;
      };
      const tags = Array.from({ length: 30 }, (_, index) => index + 1);
      const { channel, unsettled } = channelWith(...tags);
      const ledger = new AckLedger(channel);
      while (tags.length > 0) {
        const [tag = 0] = tags.splice(random(tags.length), 1);
        random(5) === 0 ? ledger.requeue(tag) : ledger.ack(tag);
        if (random(3) === 0) ledger.flush();
      }
      ledger.flush();
      expect([seed, ...unsettled]).toEqual([seed]);
    }
  });
});

it("flushes by itself before the event loop turns again", async () => {
  const { channel, told } = channelWith(1, 2);
  const ledger = new AckLedger(channel);
  ledger.ack(1);
  ledger.ack(2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(["ack ...2"]);
});

it("says nothing on a channel that is gone", () => {
  const { channel, told } = channelWith(1, 2);
  const ledger = new AckLedger(channel);
  ledger.ack(1);
  ledger.close();
  ledger.flush();
  ledger.requeue(2);
  expect(told).toEqual([]);
});

it("survives a channel that was lost a moment ago", () => {
  const gone = (): never => {
    throw new TransportError("closed", "gone");
  };
  const ledger = new AckLedger({ ack: gone, reject: gone } as Pick<
    TransportChannel,
    "ack" | "reject"
  > as TransportChannel);
  ledger.ack(1);
  ledger.flush();
  ledger.requeue(2);
});
