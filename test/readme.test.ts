import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { connectCatalogService } from "@catalog/events";
import { beforeAll, describe, expect, it } from "vitest";
import { queues } from "./support/contract-queues.js";
import { fencedBlocks, repository } from "./support/fenced-blocks.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

/** Inside of test/, so that the snippets find the packages. */
const folder = `${repository}test/.tmp/readme`;

const snippets = new Map(
  fencedBlocks("README.md", "ts").map((code) => [/^\/\/ (\S+)\.ts\n/.exec(code)?.[1] ?? "unnamed", code]),
);

/** As a user's project may be set up. */
const tsconfig = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: {
    rootDir: ".",
    outDir: "out",
    composite: false,
    incremental: false,
    declaration: false,
    declarationMap: false,
    sourceMap: false,
  },
  include: ["*.ts"],
};

async function run(cwd: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { output, complaint, exitCode: child.exitCode };
}

/** One of the snippets, running. */
class Program implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly #ended: Promise<unknown>;
  output = "";

  constructor(name: string, env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, [`${folder}/out/${name}.js`], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#ended = once(this.#child, "close");
    this.#child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      this.output += chunk;
    });
  }

  async untilSaid(words: string): Promise<void> {
    while (!this.output.includes(words)) await once(this.#child.stdout, "data");
  }

  async untilEnd(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  stop(): void {
    this.#child.kill("SIGTERM");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    await this.#ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The server listened on no port.");
  return address.port;
}

/** A server that starts tells nobody, so it is asked until it answers. */
async function untilAnswered(address: string): Promise<Response> {
  for (;;) {
    const response = await fetch(address).catch(() => undefined);
    if (response !== undefined) return response;
    await sleep(20);
  }
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(tsconfig));
  writeFileSync(`${folder}/package.json`, JSON.stringify({ type: "module" }));
  for (const [name, code] of snippets) writeFileSync(`${folder}/${name}.ts`, code);
  const { output } = await run(repository, "node_modules/typescript/bin/tsc", "-p", folder);
  expect(output).toBe("");
}, 60_000);

describe("the README's snippets", () => {
  it("are these", () => {
    expect([...snippets.keys()]).toEqual([
      "catalog",
      "orders",
      "suppliers",
      "outside-any-contract",
      "health",
      "price.test",
    ]);
  });

  it("catalog, orders and suppliers talk with each other", async () => {
    await using wire = await Wire.open();
    await using orders = new Program("orders");
    await using suppliers = new Program("suppliers");
    await wire.untilConsumed(queues.suppliers);
    await using catalog = new Program("catalog");

    expect(await catalog.untilEnd()).toBe(0);
    expect(catalog.output).toBe("supplied by Lumen GmbH\n");
    await orders.untilSaid("gone");
    orders.stop();
    suppliers.stop();
    expect([await orders.untilEnd(), await suppliers.untilEnd()]).toEqual([0, 0]);
    expect(orders.output).toBe("123 costs 99.99\n123 is gone (critical)\n");
  });

  it("suppliers refuses a product that it does not know", async () => {
    await using wire = await Wire.open();
    await using _suppliers = new Program("suppliers");
    await wire.untilConsumed(queues.suppliers);
    await using catalog = await connectCatalogService({ url: rabbitmqUrl() });

    await expect(catalog.requestSupplierInfo({ product_id: 1_001 })).rejects.toMatchObject({
      code: "REQUEST_REJECTED",
      rejection: { code: "PRODUCT_UNKNOWN" },
    });
  });

  it("outside-any-contract sends to itself", async () => {
    await using _wire = await Wire.open();
    await using program = new Program("outside-any-contract");
    await program.untilSaid("POST from catalog-service { user: 7 }");
    program.stop();
    expect(await program.untilEnd()).toBe(0);
  });

  it("health answers a load balancer", async () => {
    const port = await freePort();
    await using _program = new Program("health", { PORT: String(port) });
    const response = await untilAnswered(`http://127.0.0.1:${port}/health/messaging`);
    expect(await response.text()).toBe('{"messaging":"healthy"}');
  });

  it("price.test hears of the order", async () => {
    await using program = new Program("price.test");
    expect(await program.untilEnd()).toBe(0);
    expect(program.output).toBe("order 9001\n");
  });
});

it("the README's commands for one's own document write a package", async () => {
  const [command = ""] = fencedBlocks("README.md", "sh").filter((block) => block.startsWith("npx eventwright "));
  const [, , ...args] = command.trim().split(" ");
  const project = `${folder}/own-document`;
  mkdirSync(project);
  copyFileSync(`${repository}asyncapi.yaml`, `${project}/asyncapi.yaml`);
  const bin = `${repository}generator/dist/bin.js`;
  const { exitCode, complaint } = await run(project, bin, ...args);
  expect(complaint).toBe("");
  expect(exitCode).toBe(0);
  expect(existsSync(`${project}/packages/my-events/index.js`)).toBe(true);
}, 60_000);

it("the README shows the envelope that is sent", async () => {
  const [shown = ""] = fencedBlocks("README.md", "json");
  await using wire = await Wire.open();
  await using catalog = await connectCatalogService({ url: rabbitmqUrl() });
  await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

  const sent: unknown = JSON.parse((await wire.takeOne(queues.orders)).content.toString("utf8"));

  const { timestamp } = JSON.parse(shown) as { timestamp: string };
  expect(JSON.stringify({ ...(sent as object), timestamp })).toBe(JSON.stringify(JSON.parse(shown)));
});

it("the README shows what npm start prints at its end", async () => {
  const [shown = ""] = fencedBlocks("README.md", "text");
  const { output, exitCode } = await run(repository, "examples/catalog/dist/main.js");
  expect(exitCode).toBe(0);
  expect(output.endsWith(shown)).toBe(true);
});
