import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { describeSources } from "./describe-operation.js";

test.each([
  { count: 1, want: "From queue `q0`." },
  { count: 2, want: "From queue `q0` and queue `q1`." },
  { count: 3, want: "From\n- queue `q0`\n- queue `q1`\n- queue `q2`" },
])("where a message comes from is told for $count queues", async ({ count, want }) => {
  const channels = Array.from({ length: count }, (_, index) => `  c${index}: { address: q${index} }\n`);
  const contract = await contractOf(
    `asyncapi: 3.0.0\ninfo: { title: Lamp, version: 1.0.0 }\nchannels:\n${channels.join("")}`,
  );
  expect(describeSources(contract.channels)).toBe(want);
});
