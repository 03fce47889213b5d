import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { whenAborted } from "./abort-watch.js";

it("tells everybody who waits, behind one listener: Node warns of a leak when more than ten listen", () => {
  const controller = new AbortController();
  const told: number[] = [];
  for (const call of Array.from({ length: 20 }, (_, index) => index)) {
    whenAborted(controller.signal, () => told.push(call));
  }
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  controller.abort();
  expect(told).toHaveLength(20);
});

it("leaves nothing at a signal that outlives its calls", () => {
  const { signal } = new AbortController();
  const ends = [1, 2].map(() => whenAborted(signal, () => expect.fail("It was not aborted.")));
  for (const end of ends) end();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

it("does not tell a call that has ended, not even in the middle of telling", () => {
  const controller = new AbortController();
  const told: string[] = [];
  whenAborted(controller.signal, () => {
    told.push("first");
    end();
  });
  const end = whenAborted(controller.signal, () => told.push("second"));
  controller.abort();
  expect(told).toEqual(["first"]);
});
