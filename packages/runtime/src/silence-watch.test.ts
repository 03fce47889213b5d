import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchSilence } from "./silence-watch.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("tells once when nothing came in for the whole time", () => {
  const source = { bytesRead: 10 };
  const silent = vi.fn();
  watchSilence(source, 4_000, silent);
  vi.advanceTimersByTime(3_500);
  source.bytesRead = 11;
  vi.advanceTimersByTime(4_000);
  expect(silent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  vi.advanceTimersByTime(20_000);
  expect(silent).toHaveBeenCalledTimes(1);
});

it("is quiet after it was stopped", () => {
  const silent = vi.fn();
  const stop = watchSilence({ bytesRead: 0 }, 4_000, silent);
  stop();
  vi.advanceTimersByTime(20_000);
  expect(silent).not.toHaveBeenCalled();
});
