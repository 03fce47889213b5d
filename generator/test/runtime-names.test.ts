import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readRuntime } from "../src/commands/read-runtime.js";
import { emitPackage } from "../src/emit/emit-package.js";
import type { GeneratedFile } from "../src/output/generated-file.js";
import { contractOf } from "./support/load-files.js";
import { writeEmitted } from "./write-emitted.js";

const golden = fileURLToPath(new URL("../golden", import.meta.url));
const runtime = await readRuntime();

/** A service that does all there is to do, with messages whose payloads are called by these names. */
async function emit(names: readonly string[], title = "Lamp"): Promise<readonly GeneratedFile[]> {
  const messages = names.map((name) => `${name}: { payload: { $ref: '#/components/schemas/${name}' } }`).join(", ");
  const schemas = names.map(
    (name) => `    ${name}: { type: object, properties: { list: { type: array, uniqueItems: true, maxItems: 3 } } }\n`,
  );
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: ${title}, version: 1.0.0 }
servers:
  production: { host: broker, protocol: amqps, security: [{ type: userPassword }, { type: X509 }] }
channels:
  told: { address: 'told.{lamp}', parameters: { lamp: {} }, messages: { ${messages} } }
  asked: { x-service: sensor, address: queue_sensor, messages: { ${messages} } }
  answered: { address: null, messages: { State: { payload: { type: object } } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/told' } }
  hear: { action: receive, channel: { $ref: '#/channels/told' } }
  request:
    action: send
    channel: { $ref: '#/channels/asked' }
    messages: [{ $ref: '#/channels/asked/messages/${names[0]}' }]
    reply: { address: { location: $message.header#/replyTo }, channel: { $ref: '#/channels/answered' } }
components:
  schemas:
${schemas.join("")}`);
  const options = { name: "names", runtimeVersion: "^1.0.0" };
  return emitPackage({ contract, options, document: "", runtime: runtime.declarations });
}

/** What generated modules take from the runtime, by the golden packages and by one that does all there is to do. */
function importedNames(texts: readonly string[]): readonly string[] {
  const clauses = texts.flatMap((text) => [
    ...text.matchAll(/^(?:import|export) (?:type )?\{(.*)\} from "@eventwright\/runtime/gm),
  ]);
  const names = clauses.flatMap(([, list = ""]) => list.split(",").map((one) => one.trim().replace(/ as .*/, "")));
  return [...new Set(names)].sort();
}

function goldenTexts(): readonly string[] {
  return readdirSync(golden, { recursive: true, encoding: "utf8" })
    .filter((path) => /expected.*\.(d\.ts|js)$/.test(path))
    .map((path) => readFileSync(join(golden, path), "utf8"));
}

describe("a schema or an application may be called like something that generated code imports", () => {
  let names: readonly string[];
  beforeAll(async () => {
    const all = await emit(["Plain"]);
    names = importedNames([...goldenTexts(), ...all.map(({ content }) => content)]);
  });

  test("there are such names", () => {
    expect(names).toEqual(
      expect.arrayContaining(["DeclaredNames", "Subscription", "TlsOptions", "connect", "isUnique"]),
    );
  });

  test("all of them are schemas of one document", async () => {
    const types = new Set([...names, ...names.map((name) => name.replace(/^is/, ""))].filter(isTypeName));
    const files = await emit([...types]);
    expect(files.map(({ path }) => path)).toContain("schemas/subscription.d.ts");
  });

  test("some are the title", async () => {
    for (const title of ["Connection", "Subscription", "EventError"]) {
      const files = await emit(["Plain"], title);
      expect(files.find(({ path }) => path === "index.d.ts")?.content).toContain(`export interface ${title} `);
    }
  });

  test("a validator module loads that calls a function of the runtime's like its own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "eventwright-names-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeEmitted(folder, await emit(["Unique"]));
    // Not by an import of this file's, in which two things may have one name.
    const program = `import { isUnique } from "./validators/index.js";
      console.log(isUnique({ list: [1, 2] }), isUnique({ list: [1, 1] }));`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(said).toBe("true false\n");
  });
});

function isTypeName(name: string): boolean {
  return /^[A-Z]/.test(name);
}
