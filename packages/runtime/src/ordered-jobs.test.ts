import { expect, it } from "vitest";
import { OrderedJobs } from "./ordered-jobs.js";

/** Takes what may run now. */
function take(jobs: OrderedJobs<string>): readonly string[] {
  const taken: string[] = [];
  for (let entry = jobs.shift(); entry !== undefined; entry = jobs.shift()) taken.push(entry.job);
  return taken;
}

function filled(...entries: readonly (readonly [key: string | undefined, job: string])[]): OrderedJobs<string> {
  const jobs = new OrderedJobs<string>();
  for (const [key, job] of entries) jobs.push(key, job);
  return jobs;
}

it("without keys, all may run, in their order", () => {
  expect(take(filled([undefined, "1"], [undefined, "2"], [undefined, "3"]))).toEqual(["1", "2", "3"]);
});

it("of each key one may run, and the next when that one has finished", () => {
  const jobs = filled(["a", "a1"], ["a", "a2"], ["b", "b1"], ["a", "a3"]);
  expect(take(jobs)).toEqual(["a1", "b1"]);
  jobs.finished("b");
  expect(take(jobs)).toEqual([]);
  jobs.finished("a");
  expect(take(jobs)).toEqual(["a2"]);
  jobs.finished("a");
  expect(take(jobs)).toEqual(["a3"]);
});

it("what was cleared does not run, and what comes then waits for the job at work", () => {
  const jobs = filled(["a", "a1"], ["a", "a2"]);
  expect(take(jobs)).toEqual(["a1"]);
  jobs.push("b", "b1");
  jobs.clear();
  jobs.push("a", "a1 again");
  jobs.push("b", "b1 again");
  expect(take(jobs)).toEqual(["b1 again"]);
  jobs.finished("a");
  expect(take(jobs)).toEqual(["a1 again"]);
});

it("a key that has no job any more begins anew", () => {
  const jobs = filled(["a", "a1"]);
  take(jobs);
  jobs.finished("a");
  jobs.push("a", "a2");
  expect(take(jobs)).toEqual(["a2"]);
});
