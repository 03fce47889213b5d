// npm run bench:document: how long two versions of a document of 200 messages take to be compared, and where the time goes.
//   --messages N --edited N
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { compareDocuments } from "eventwright/compare";
import { largeDocument } from "./large-document.mjs";

const { values: options } = parseArgs({
  options: { messages: { type: "string", default: "200" }, edited: { type: "string", default: "10" } },
});
const count = Number(options.messages);
const edited = Array.from({ length: Number(options.edited) }, (_, index) =>
  Math.floor((index * count) / Number(options.edited)),
);
const old = largeDocument(count);

// The parser is loaded before what is measured: a run of the command line loads it once.
await measure("a document of one message, the parser loaded with it", largeDocument(1), largeDocument(1));
await measure(`${count} messages, nothing changed`, old, old);
await measure(`${count} messages, ${edited.length} changed`, old, largeDocument(count, { edited }));
console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);

/** @param {string} what @param {string} before @param {string} after */
async function measure(what, before, after) {
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  const { changes, semver } = await compareDocuments(before, after);
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = Math.round(performance.now() - startMs);
  console.log(
    `${what}: ${Math.round((user + system) / 1000)} ms of CPU, ${wallMs} ms; ${changes.length} changes, ${semver}`,
  );
}
