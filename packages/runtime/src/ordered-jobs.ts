import { LinkedList } from "./linked-list.js";

interface Entry<Job> {
  readonly key: string | undefined;
  readonly job: Job;
}

/** What has one key: at most one job at a time is ready or at work, the others wait behind it. */
interface Lane<Job> {
  isAtWork: boolean;
  readonly waiting: LinkedList<Job>;
}

/**
 * Jobs in the order in which they came, of which those with the same key never run at the same time. A lane exists as long as
 * its key has a job, so memory is bounded by what was handed over.
 */
export class OrderedJobs<Job> {
  readonly #ready = new LinkedList<Entry<Job>>();
  readonly #lanes = new Map<string, Lane<Job>>();

  /** Without a key a job waits for nobody. */
  push(key: string | undefined, job: Job): void {
    const lane = key === undefined ? undefined : this.#lanes.get(key);
    if (lane !== undefined) {
      lane.waiting.push(job);
      return;
    }
    if (key !== undefined) this.#lanes.set(key, { isAtWork: false, waiting: new LinkedList() });
    this.#ready.push({ key, job });
  }

  /** The next job that may run. `finished` must follow with its key. */
  shift(): Entry<Job> | undefined {
    const entry = this.#ready.shift();
    const lane = entry?.key === undefined ? undefined : this.#lanes.get(entry.key);
    if (lane !== undefined) lane.isAtWork = true;
    return entry;
  }

  finished(key: string | undefined): void {
    const lane = key === undefined ? undefined : this.#lanes.get(key);
    if (key === undefined || lane === undefined) return;
    lane.isAtWork = false;
    const job = lane.waiting.shift();
    if (job === undefined) this.#lanes.delete(key);
    else this.#ready.push({ key, job });
  }

  /** Forgets what has not begun. What comes under the key of a job at work still waits for that one's end. */
  clear(): void {
    this.#ready.clear();
    for (const [key, lane] of this.#lanes) {
      if (lane.isAtWork) lane.waiting.clear();
      else this.#lanes.delete(key);
    }
  }
}
