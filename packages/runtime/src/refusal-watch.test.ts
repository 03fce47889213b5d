import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Topology } from "./contract.js";
import { RefusalWatch } from "./refusal-watch.js";

const queue: Topology = { queues: [], exchanges: [], bindings: [] };
const otherQueue: Topology = { queues: [], exchanges: [], bindings: [] };

let reopened: number;
let watch: RefusalWatch;

beforeEach(() => {
  reopened = 0;
  watch = new RefusalWatch(() => {
    reopened += 1;
    // As a channel keeper does.
    watch.lost();
  });
});

describe("a refusal", () => {
  it("is an answer on the first channel, and opens no other", () => {
    expect(watch.isPassing(queue)).toBe(false);
    expect(reopened).toBe(0);
  });

  it("is an answer after a loss, where the same queue took a message before", () => {
    watch.lost();
    watch.confirmed(queue);
    expect(watch.isPassing(queue)).toBe(false);
    expect(reopened).toBe(0);
  });

  it("passes after a loss, and another channel is tried", () => {
    watch.lost();
    watch.confirmed(otherQueue);
    expect(watch.isPassing(queue)).toBe(true);
    expect(reopened).toBe(1);
  });

  it("passes again on the other channel, though that queue took a message on an earlier one", () => {
    watch.confirmed(queue);
    watch.lost();
    expect(watch.isPassing(queue)).toBe(true);
  });

  it("is an answer when it lasts, and yet another channel is tried", () => {
    vi.useFakeTimers();
    try {
      watch.lost();
      vi.advanceTimersByTime(4_999);
      expect(watch.isPassing(queue)).toBe(true);
      vi.advanceTimersByTime(1);
      expect(watch.isPassing(queue)).toBe(false);
      expect(reopened).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
