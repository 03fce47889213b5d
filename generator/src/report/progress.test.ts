import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startProgress } from "./progress.js";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test("a line appears when it takes long, follows the steps, and is taken away", () => {
  const stream = terminal(true);
  const progress = startProgress(stream);
  progress.step("reading asyncapi.yaml");
  vi.advanceTimersByTime(299);
  expect(stream.written).toEqual([]);
  vi.advanceTimersByTime(1);
  progress.step("generating @catalog/events");
  progress.stop();

  expect(stream.written).toEqual([
    "\r\u001b[Kreading asyncapi.yaml …",
    "\r\u001b[Kgenerating @catalog/events …",
    "\r\u001b[K",
  ]);
});

test("what is done at once, and what is no terminal, gets no line", () => {
  const quick = terminal(true);
  const progress = startProgress(quick);
  progress.step("reading");
  progress.stop();
  const file = terminal(false);
  const unseen = startProgress(file);
  unseen.step("reading");
  vi.advanceTimersByTime(1000);
  unseen.stop();

  expect([quick.written, file.written]).toEqual([[], []]);
});
