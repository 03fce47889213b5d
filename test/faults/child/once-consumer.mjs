// A consumer in a thread, which can be killed at any moment without taking the bench with it. Its store, and what its handler
// does, are in the bench's own thread: nothing of them dies with it.
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@eventwright/runtime";

const { url, service, hasStore, claimMs, mostHandlerMs } = workerData;
const waiting = new Map();
let questions = 0;

parentPort.on("message", ({ question, answer }) => {
  waiting.get(question)(answer);
  waiting.delete(question);
});

/** Asks the bench's thread. */
function ask(what, ...values) {
  questions += 1;
  parentPort.postMessage({ question: questions, what, values });
  return new Promise((resolve) => waiting.set(questions, resolve));
}

const store = {
  claim: (claim, { ttlMs }) => ask("claim", claim, ttlMs),
  complete: (claim) => ask("complete", claim),
  release: (claim) => ask("release", claim),
};

async function handler({ id }, { claim }) {
  await sleep(Math.random() * mostHandlerMs);
  if (!(await ask("effect", id, claim))) throw new Error("Another consumer has taken the message over.");
  await sleep(Math.random() * mostHandlerMs);
}

const connection = await connect({ url, onEvent: () => {} });
await connection.consumeService(
  { service, handler },
  {
    prefetch: 8,
    concurrency: 4,
    retryDelaysMs: Array(20).fill(100),
    ...(hasStore ? { idempotency: { store, claimMs } } : {}),
  },
);
parentPort.postMessage({ what: "ready" });
