import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { InMemoryIdempotencyStore } from "./in-memory-idempotency-store.js";

const ttl = { ttlMs: 1_000 };
const remember = { rememberMs: 10_000 };
const ours = { key: "q:1", token: "ours" };
const theirs = { key: "q:1", token: "theirs" };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a claim keeps others away until it is given back, done or over", async () => {
  const store = new InMemoryIdempotencyStore();
  expect(await store.claim(ours, ttl)).toBe("claimed");
  expect(await store.claim(theirs, ttl)).toBe("busy");
  await store.release(theirs);
  expect(await store.claim(theirs, ttl)).toBe("busy");
  await store.release(ours);
  expect(await store.claim(theirs, ttl)).toBe("claimed");
  vi.advanceTimersByTime(1_001);
  expect(await store.claim(ours, ttl)).toBe("claimed");
  expect(await store.complete(ours, remember)).toBe(true);
  expect(await store.claim(theirs, ttl)).toBe("done");
  vi.advanceTimersByTime(10_001);
  expect(await store.claim(theirs, ttl)).toBe("claimed");
});

it("a claim is prolonged by whoever has it", async () => {
  const store = new InMemoryIdempotencyStore();
  await store.claim(ours, ttl);
  vi.advanceTimersByTime(900);
  expect(await store.claim(ours, ttl)).toBe("claimed");
  vi.advanceTimersByTime(900);
  expect(await store.claim(theirs, ttl)).toBe("busy");
});

it("only who has the claim says that it is done; to say it again changes nothing", async () => {
  const store = new InMemoryIdempotencyStore();
  await store.claim(ours, ttl);
  expect(await store.complete(theirs, remember)).toBe(false);
  expect(await store.complete(ours, remember)).toBe(true);
  expect(await store.complete(ours, remember)).toBe(true);
  expect(await store.complete(theirs, remember)).toBe(true);
  await store.release(ours);
  expect(await store.claim(ours, ttl)).toBe("done");
});

it("an expired claim that nobody took may still be done", async () => {
  const store = new InMemoryIdempotencyStore();
  await store.claim(ours, ttl);
  vi.advanceTimersByTime(1_001);
  expect(await store.complete(ours, remember)).toBe(true);
});

it("above its bound it forgets what was seen longest ago, and claims last", async () => {
  const store = new InMemoryIdempotencyStore({ maxEntries: 3 });
  const claims = [1, 2, 3].map((id) => ({ key: `q:${id}`, token: String(id) }));
  for (const claim of claims) await store.claim(claim, ttl);
  for (const claim of claims.slice(1)) await store.complete(claim, remember);
  // Seen again, so that the third is now the oldest that is done.
  expect(await store.claim({ key: "q:2", token: "again" }, ttl)).toBe("done");
  await store.claim({ key: "q:4", token: "4" }, ttl);
  expect(store.size).toBe(3);
  expect(await store.claim({ key: "q:1", token: "again" }, ttl)).toBe("busy");
  expect(await store.claim({ key: "q:2", token: "again" }, ttl)).toBe("done");
  expect(await store.claim({ key: "q:3", token: "again" }, ttl)).toBe("claimed");
});

it("a bound that cannot be kept is refused", () => {
  expect(() => new InMemoryIdempotencyStore({ maxEntries: 0 })).toThrow("maxEntries must be a whole number");
});
