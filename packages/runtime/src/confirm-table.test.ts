import { describe, expect, it } from "vitest";
import { ConfirmTable } from "./confirm-table.js";

type Answer = readonly ["ack" | "nack", deliveryTag: number, multiple?: "multiple"];

const cases: readonly { given: string; published: number; answers: readonly Answer[]; want: readonly string[] }[] = [
  { given: "one", published: 1, answers: [["ack", 1]], want: ["ack 1"] },
  { given: "a refusal", published: 2, answers: [["nack", 2]], want: ["nack 2"] },
  {
    given: "several at once",
    published: 4,
    answers: [["ack", 3, "multiple"]],
    want: ["ack 1", "ack 2", "ack 3"],
  },
  {
    given: "several refused at once",
    published: 3,
    answers: [["nack", 2, "multiple"]],
    want: ["nack 1", "nack 2"],
  },
  {
    given: "several at once, some of which were answered before",
    published: 4,
    answers: [
      ["nack", 2],
      ["ack", 4, "multiple"],
    ],
    want: ["nack 2", "ack 1", "ack 3", "ack 4"],
  },
  {
    given: "the last one first",
    published: 3,
    answers: [
      ["ack", 3],
      ["ack", 2],
      ["ack", 1],
    ],
    want: ["ack 3", "ack 2", "ack 1"],
  },
  { given: "all, which AMQP writes as 0", published: 2, answers: [["ack", 0, "multiple"]], want: ["ack 1", "ack 2"] },
  {
    given: "the same again",
    published: 2,
    answers: [
      ["ack", 1],
      ["ack", 1],
      ["nack", 1, "multiple"],
    ],
    want: ["ack 1"],
  },
  { given: "a tag that was never published", published: 1, answers: [["ack", 7]], want: [] },
];

describe("a confirm table", () => {
  for (const { given, published, answers, want } of cases) {
    it(`tells the publisher of ${given}`, () => {
      const table = new ConfirmTable<string>();
      const told: string[] = [];
      for (let tag = 1; tag <= published; tag += 1) table.add((answer) => told.push(`${answer} ${tag}`));
      for (const [answer, deliveryTag, multiple] of answers) {
        table.settle({ deliveryTag, multiple: multiple !== undefined }, answer);
      }
      expect(told).toEqual(want);
    });
  }

  it("counts on when an answer makes its publisher publish again", () => {
    const table = new ConfirmTable<string>();
    const told: string[] = [];
    table.add(() => {
      told.push("1");
      table.add(() => told.push("3"));
    });
    table.add(() => told.push("2"));
    table.settle({ deliveryTag: 2, multiple: true }, "ack");
    expect(told).toEqual(["1", "2"]);
    table.settle({ deliveryTag: 3, multiple: false }, "ack");
    expect(told).toEqual(["1", "2", "3"]);
  });

  it("tells what is open, in order and once, when its channel is gone", () => {
    const table = new ConfirmTable<string>();
    const told: string[] = [];
    for (let tag = 1; tag <= 3; tag += 1) table.add((answer) => told.push(`${answer} ${tag}`));
    table.settle({ deliveryTag: 2, multiple: false }, "ack");
    table.settleAll("closed");
    table.settleAll("closed");
    expect(told).toEqual(["ack 2", "closed 1", "closed 3"]);
  });

  it("holds what is open and nothing else, however many were confirmed since the oldest", () => {
    const table = new ConfirmTable<string>();
    table.add(() => undefined);
    for (let tag = 2; tag <= 100_000; tag += 1) {
      table.add(() => undefined);
      table.settle({ deliveryTag: tag, multiple: false }, "ack");
    }
    expect(table.size).toBe(1);
  });
});
