// npm run bench:large: what it takes to generate the package of a document of 5 MB, and that of 5,000 schemas.
//   --messages N  --schemas N  --heap MB (what V8 may keep; without it, what it would)
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { largeDocument, manySchemas } from "./large-document.mjs";

const { values: options } = parseArgs({
  options: {
    messages: { type: "string", default: "3600" },
    schemas: { type: "string", default: "5000" },
    heap: { type: "string" },
  },
});
measure(`${options.messages} messages`, largeDocument(Number(options.messages)));
measure(`${options.schemas} schemas`, manySchemas(Number(options.schemas)));
console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);

/** @param {string} what @param {string} text of the document */
function measure(what, text) {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-large-"));
  try {
    writeFileSync(join(folder, "asyncapi.yaml"), text);
    const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
    const told = `process.on("exit", () => process._rawDebug("kilobytes " + process.resourceUsage().maxRSS));`;
    const args = ["--import", `data:text/javascript,${encodeURIComponent(told)}`, bin, "generate", "--format", "json"];
    const heap = options.heap === undefined ? [] : [`--max-old-space-size=${options.heap}`];
    const startMs = performance.now();
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [...heap, ...args, "-i", "asyncapi.yaml", "-o", "package"],
      { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    const kilobytes = Number(/kilobytes (\d+)/.exec(stderr)?.[1]);
    if (status !== 0) throw new Error(`generate ended with ${status}: ${stderr.slice(-500)}`);
    const { packages } = JSON.parse(stdout);
    console.log(
      `${what}, ${(text.length / 1e6).toFixed(1)} MB: ${packages[0].written.length} files in ${seconds} s, ` +
        `at most ${Math.round(kilobytes / 1024)} MiB of memory`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
