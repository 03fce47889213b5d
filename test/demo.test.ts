import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const demo = fileURLToPath(new URL("../examples/catalog/dist/main.js", import.meta.url));

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [demo, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, complaint, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { output, complaint, exitCode };
}

/** What arrived, in order: event, from, to and urgency, without notes. */
function rows(output: string): readonly string[] {
  return output
    .split("\n")
    .filter((line) => /^(product|order)\.|^(get_)?supplier_info/.test(line))
    .map((line) => line.trim().replaceAll(/ {2,}/g, " | "));
}

/** One after the other; what is listed together may come in any order. */
const story: readonly (readonly string[])[] = [
  ["product.created | catalog | orders | medium", "product.created | catalog | inventory | medium"],
  ["product.created | catalog | orders | medium", "product.created | catalog | inventory | medium"],
  ["product.price_changed | catalog | orders | high"],
  ["get_supplier_info | catalog | suppliers | low"],
  ["supplier_info | suppliers | catalog | - | answer"],
  ["order.created | orders | catalog | medium"],
  ["product.updated | catalog | orders | low | waits"],
  ["product.updated | catalog | orders | low | waits"],
  ["product.updated | catalog | orders | low | waits"],
  ["product.deleted | catalog | inventory | critical"],
  ["product.deleted | catalog | orders | critical | waits"],
  ["product.deleted | catalog | orders | critical"],
  ["product.updated | catalog | orders | low"],
  ["product.updated | catalog | orders | low"],
  ["product.updated | catalog | orders | low"],
];

function expectStory(output: string): void {
  const left = [...rows(output)];
  for (const together of story) expect(left.splice(0, together.length).sort()).toEqual([...together].sort());
  expect(left).toEqual([]);
}

describe("the catalog example", () => {
  it("tells its story on the embedded broker", async () => {
    const { output, complaint, exitCode } = await run();
    expectStory(output);
    expect(output.trimEnd().split("\n").at(-1)).toBe(
      "Done: 13 messages arrived, and a critical one overtook 3 of low urgency that were sent before it.",
    );
    expect(complaint).toBe("");
    expect(exitCode).toBe(0);
  });

  it("tells the same on RabbitMQ", async () => {
    await using _wire = await Wire.open();
    const { output, complaint, exitCode } = await run("--url", rabbitmqUrl());
    expectStory(output);
    expect(complaint).toBe("");
    expect(exitCode).toBe(0);
  });

  it("aligns its columns", async () => {
    const { output } = await run();
    const lines = output.split("\n");
    const head = lines.find((line) => line.startsWith("event")) ?? "";
    const row = lines.find((line) => line.startsWith("product.price_changed")) ?? "";
    expect(row.indexOf("catalog")).toBe(head.indexOf("from"));
    expect(row.indexOf("orders")).toBe(head.indexOf("to "));
    expect(row.indexOf("high")).toBe(head.indexOf("urgency"));
  });

  it("has no colours where it is not read on a terminal", async () => {
    expect((await run()).output).not.toContain("\u001b");
  });

  it("says in a sentence that a broker is not there, without a stack trace and without the password", async () => {
    const { complaint, exitCode } = await run("--url", "amqp://guest:hunter2@127.0.0.1:1/");
    expect(complaint).toMatch(/^\nCONNECT_UNREACHABLE .+\n$/);
    expect(complaint).not.toContain("hunter2");
    expect(exitCode).toBe(1);
  });
});
