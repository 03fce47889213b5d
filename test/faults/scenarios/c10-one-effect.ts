import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type ClaimState, InMemoryIdempotencyStore, type MessageClaim } from "@eventwright/runtime";
import type { Bench } from "../bench.js";
import { atLeast, exactly } from "../checks.js";
import { Feeder } from "../clients/feeder.js";
import { takeAll } from "../drain.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

/** How the effect, the store and the consumer work together. */
interface OnceSubject {
  readonly hasStore: boolean;
  /** Whether the effect happens only together with its mark in the store, as in a transaction. */
  readonly marksWithEffect: boolean;
  /** Whether a copy waits until the first is done, or is taken for done while that one is at work. */
  readonly waitsForFirst: boolean;
}

interface Consumer {
  /** Resolves when it has claimed a message and not done it, at once when there is one already. */
  whenAtWork(): Promise<void>;
  /** At once. @returns how many messages it had claimed and not done. */
  kill(): Promise<number>;
}

const SERVICE = "once";
const QUEUE = "queue_once";
const CONSUMERS = 2;
/** Each message is there twice, one copy after the other: the consumers get one each. */
const COPIES = 2;
const PER_KILL = 8;
const CLAIM_MS = 300;
const MOST_HANDLER_MS = 6;
/** A consumer to which nothing comes for so long is killed all the same. */
const IDLE_MS = 200;
const SETTLED_WITHIN_MS = 60_000;
const program = new URL("../child/once-consumer.mjs", import.meta.url);

const ours: OnceSubject = { hasStore: true, marksWithEffect: true, waitsForFirst: true };

export const oneEffect = register({
  id: "C10",
  title: "two consumers with an idempotency store, killed in the middle of messages that are all there twice",
  mustShow: "one effect per messageId",
  parameters: { short: { kills: 6 }, full: { kills: 1_000 } },
  subject: ours,
  hazards: [
    { name: "the runtime without a store", breaks: "happened twice", subject: { ...ours, hasStore: false } },
    {
      name: "an effect apart from its mark in the store",
      breaks: "happened twice",
      subject: { ...ours, marksWithEffect: false },
    },
    {
      name: "a store that takes what is at work for done",
      breaks: "never happened",
      subject: { ...ours, waitsForFirst: false },
    },
  ],
  async run(bench, { kills }, subject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    const effects = new Effects(subject);
    const consumers = await Promise.all(Array.from({ length: CONSUMERS }, () => startConsumer(bench, effects)));
    bench.keep({ [Symbol.asyncDispose]: async () => void (await Promise.all(consumers.map((one) => one.kill()))) });
    let interrupted = 0;
    let fed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await feed(feeder, { first: fed, count: PER_KILL });
      fed += PER_KILL;
      const victim = bench.random.integer(0, CONSUMERS - 1);
      // Without a store nothing is claimed; and what was fed may have gone to the other consumer.
      await Promise.race([consumers[victim]?.whenAtWork(), sleep(IDLE_MS)]);
      await sleep(bench.random.integer(0, 2 * MOST_HANDLER_MS));
      interrupted += (await consumers[victim]?.kill()) ?? 0;
      consumers[victim] = await startConsumer(bench, effects);
      if ((kill + 1) % 100 === 0) bench.progress(`${kill + 1} kills, ${effects.counts.size} of ${fed} happened`);
    }
    const isOver = async (): Promise<boolean> => effects.counts.size >= fed && (await feeder.depth(QUEUE)) === 0;
    await waitUntil(isOver, effects.isHopeless ? 5_000 : SETTLED_WITHIN_MS);
    // What is still claimed by a consumer that was killed could happen again until its claim has expired and it was tried.
    await sleep(4 * CLAIM_MS);
    const ids = Array.from({ length: fed }, (_, id) => id);
    const dead = await takeAll(bench.url, `${QUEUE}.dead`);
    return [
      exactly("never happened", ids.filter((id) => !effects.counts.has(id)).length, 0),
      exactly("happened twice", ids.filter((id) => (effects.counts.get(id) ?? 0) > 1).length, 0),
      exactly("dead letters", dead.length, 0),
      atLeast("messages at work when their consumer was killed", interrupted, Math.ceil(kills / 6)),
    ];
  },
});

async function feed(
  feeder: Feeder,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<void> {
  for (let id = first; id < first + count; id += 1) {
    const payload = { id };
    const envelope = { from_service: "bench", to_service: SERVICE, method: "POST", payload, urgency: "medium" };
    const body = Buffer.from(JSON.stringify({ ...envelope, timestamp: new Date().toISOString() }));
    for (let copy = 0; copy < COPIES; copy += 1) feeder.send(QUEUE, body, { messageId: `m-${id}`, type: "once" });
  }
  await feeder.confirmed();
}

type Question =
  | { readonly what: "claim"; readonly values: readonly [claim: MessageClaim, ttlMs: number] }
  | { readonly what: "complete" | "release"; readonly values: readonly [claim: MessageClaim] }
  | { readonly what: "effect"; readonly values: readonly [id: number, claim: MessageClaim | undefined] };

/** The store and the effects: what a database is to consumers. */
class Effects {
  /** By id. */
  readonly counts = new Map<number, number>();
  readonly #subject: OnceSubject;
  readonly #store = new InMemoryIdempotencyStore();

  constructor(subject: OnceSubject) {
    this.#subject = subject;
  }

  get hasStore(): boolean {
    return this.#subject.hasStore;
  }

  /** It loses messages: they are not waited for. */
  get isHopeless(): boolean {
    return !this.#subject.waitsForFirst;
  }

  async answer(question: Question): Promise<ClaimState | boolean | undefined> {
    switch (question.what) {
      case "claim": {
        const [claim, ttlMs] = question.values;
        const state = await this.#store.claim(claim, { ttlMs });
        return state === "busy" && !this.#subject.waitsForFirst ? "done" : state;
      }
      case "complete":
        return this.#store.complete(question.values[0], { rememberMs: 600_000 });
      case "release":
        await this.#store.release(question.values[0]);
        return undefined;
      case "effect": {
        const [id, claim] = question.values;
        const { marksWithEffect } = this.#subject;
        if (claim !== undefined && marksWithEffect && (await this.#isDone(claim))) return false;
        this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
        return true;
      }
    }
  }

  /** Says that it is done, unless it was before or another consumer has it. */
  async #isDone(claim: MessageClaim): Promise<boolean> {
    const state = await this.#store.claim(claim, { ttlMs: CLAIM_MS });
    return state !== "claimed" || !(await this.#store.complete(claim, { rememberMs: 600_000 }));
  }
}

/** Resolves when it consumes. */
async function startConsumer(bench: Bench, effects: Effects): Promise<Consumer> {
  const workerData = {
    url: bench.url,
    service: SERVICE,
    hasStore: effects.hasStore,
    claimMs: CLAIM_MS,
    mostHandlerMs: MOST_HANDLER_MS,
  };
  const worker = new Worker(program, { workerData });
  const atWork = new Set<string>();
  const claims = new EventEmitter();
  worker.on("error", (error) => {
    throw error;
  });
  await new Promise<void>((resolve) => {
    worker.on("message", async (said: (Question & { readonly question: number }) | { readonly what: "ready" }) => {
      if (said.what === "ready") {
        resolve();
        return;
      }
      const answer = await effects.answer(said);
      if (said.what === "claim" && answer === "claimed") {
        atWork.add(said.values[0].key);
        claims.emit("claimed");
      }
      if (said.what === "complete" || said.what === "release") atWork.delete(said.values[0].key);
      worker.postMessage({ question: said.question, answer });
    });
  });
  return {
    whenAtWork: async () => {
      if (atWork.size === 0) await once(claims, "claimed");
    },
    kill: async () => {
      await worker.terminate();
      return atWork.size;
    },
  };
}
