import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type CatalogService, connectCatalogService } from "@catalog/events";
import { type IdempotencyStore, InMemoryIdempotencyStore } from "@eventwright/runtime";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres, findRedis } from "../scripts/stores.mjs";
import { queues, services } from "./support/contract-queues.js";
import { fencedBlocks, repository } from "./support/fenced-blocks.js";
import { startPostgres } from "./support/postgres-server.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { startRedis } from "./support/redis-server.js";
import { Wire } from "./support/wire.js";

/** Inside of test/, so that the snippets find the packages. */
const folder = `${repository}test/.tmp/idempotency-guide`;
const TSC_TIMEOUT_MS = 120_000;

/** As a user's project may be set up. */
const tsconfig = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: { rootDir: ".", outDir: "out", composite: false, incremental: false, sourceMap: false },
  include: ["*.ts"],
};

/** What the snippets export. */
interface RedisStore {
  readonly RedisIdempotencyStore: new (client: object) => IdempotencyStore;
}
interface PostgresStore {
  readonly PostgresIdempotencyStore: new (
    pool: Pool,
  ) => IdempotencyStore & {
    once(claim: { key: string; token: string }, effect: (client: Pool) => Promise<unknown>): Promise<void>;
  };
  readonly handledMessageTable: string;
}
interface Orders {
  takeOrders(pool: Pool): Promise<CatalogService>;
}

async function load<Module>(name: string): Promise<Module> {
  return import(`${folder}/out/${name}.js`);
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(tsconfig));
  writeFileSync(`${folder}/package.json`, JSON.stringify({ type: "module" }));
  for (const code of fencedBlocks("docs/guides/idempotency.md", "ts")) {
    writeFileSync(`${folder}/${/^\/\/ (\S+)\n/.exec(code)?.[1] ?? "unnamed.ts"}`, code);
  }
  await promisify(execFile)(process.execPath, [`${repository}node_modules/typescript/bin/tsc`, "-p", folder]);
}, TSC_TIMEOUT_MS);

const redisServer = findRedis();
const postgresPrograms = findPostgres();
const whyNot = "is not installed; npm test installs it where it may";

/** What the runtime relies on, whatever the store. */
async function behavesAsAStore(store: IdempotencyStore): Promise<void> {
  const ours = { key: "queue:m-1", token: "ours" };
  const theirs = { key: "queue:m-1", token: "theirs" };
  const long = { ttlMs: 60_000 };
  const remember = { rememberMs: 60_000 };
  expect(await store.claim(ours, long)).toBe("claimed");
  expect(await store.claim(theirs, long)).toBe("busy");
  expect(await store.claim(ours, long)).toBe("claimed");
  expect(await store.complete(theirs, remember)).toBe(false);
  await store.release(theirs);
  expect(await store.claim(theirs, long)).toBe("busy");
  await store.release(ours);
  expect(await store.claim(theirs, { ttlMs: 1 })).toBe("claimed");
  await sleep(10);
  expect(await store.claim(ours, long)).toBe("claimed");
  expect(await store.complete(ours, remember)).toBe(true);
  expect(await store.complete(theirs, remember)).toBe(true);
  await store.release(ours);
  expect(await store.claim(theirs, long)).toBe("done");
  const short = { key: "queue:m-2", token: "ours" };
  expect(await store.complete(short, { rememberMs: 1 })).toBe(true);
  await sleep(10);
  expect(await store.claim({ ...short, token: "theirs" }, long)).toBe("claimed");
  const races = Array.from({ length: 20 }, (_, index) => store.claim({ key: "queue:m-3", token: `${index}` }, long));
  expect((await Promise.all(races)).filter((state) => state === "claimed")).toHaveLength(1);
}

const ids = Array.from({ length: 30 }, (_, index) => index + 1);

/** Three copies of each order, one after the other. */
function sendOrders(wire: Wire): void {
  for (const order_id of ids) {
    const order = { event: "order.created", order_id, items: [{ product_id: 7, quantity: 1 }] };
    const envelope = { from_service: services.orders, to_service: services.catalog, method: "POST", payload: order };
    const body = JSON.stringify({ ...envelope, urgency: "medium", timestamp: "2024-01-15T10:30:00.000Z" });
    for (let copy = 0; copy < 3; copy += 1) wire.send(queues.catalog, body, { messageId: `m-${order_id}` });
  }
}

/** Two services that consume the same queue with this store. @returns the orders whose effect happened, in order. */
async function handleOrders(store: IdempotencyStore): Promise<readonly number[]> {
  await using wire = await Wire.open();
  const done: number[] = [];
  let duplicates = 0;
  const { promise, resolve } = promiseWithResolvers<void>();
  const onEvent = ({ type }: { readonly type: string }): void => {
    if (type === "duplicate") duplicates += 1;
    if (duplicates === 2 * ids.length) resolve();
  };
  const open = async (): Promise<CatalogService> => {
    const catalog = await connectCatalogService({ onEvent });
    await catalog.consume({ "order.created": ({ order_id }) => void done.push(order_id) }, { idempotency: { store } });
    return catalog;
  };
  await using _first = await open();
  await using _second = await open();
  sendOrders(wire);
  await promise;
  return done.toSorted((one, other) => one - other);
}

it("the store in memory behaves as one, and two consumers have one effect per message", async () => {
  await behavesAsAStore(new InMemoryIdempotencyStore());
  expect(await handleOrders(new InMemoryIdempotencyStore())).toEqual(ids);
});

describe("the guide's store in Redis", () => {
  it("behaves as one, and two consumers have one effect per message", async ({ skip }) => {
    if (redisServer === undefined) return skip(`redis-server ${whyNot}`);
    await using redis = await startRedis(redisServer);
    const { RedisIdempotencyStore } = await load<RedisStore>("redis-store");
    await behavesAsAStore(new RedisIdempotencyStore(redis.client));
    expect(await handleOrders(new RedisIdempotencyStore(redis.client))).toEqual(ids);
  });
});

describe("the guide's store in PostgreSQL", () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;

  beforeAll(async () => {
    if (postgresPrograms !== undefined) postgres = await startPostgres(postgresPrograms);
  }, TSC_TIMEOUT_MS);
  afterAll(() => postgres?.[Symbol.asyncDispose]());

  it("behaves as one, and two consumers have one effect per message", async ({ skip }) => {
    if (postgres === undefined) return skip(`postgresql ${whyNot}`);
    const { PostgresIdempotencyStore, handledMessageTable } = await load<PostgresStore>("postgres-store");
    await postgres.pool.query(handledMessageTable);
    const store = new PostgresIdempotencyStore(postgres.pool);
    await behavesAsAStore(store);
    expect(await handleOrders(store)).toEqual(ids);
  });

  it("makes an effect and its note happen both or neither", async ({ skip }) => {
    if (postgres === undefined) return skip(`postgresql ${whyNot}`);
    const { PostgresIdempotencyStore, handledMessageTable } = await load<PostgresStore>("postgres-store");
    await postgres.pool.query(handledMessageTable);
    await postgres.pool.query("CREATE TABLE effect (token text)");
    const store = new PostgresIdempotencyStore(postgres.pool);
    const slow = { key: "queue:taken-over", token: "slow" };
    const next = { ...slow, token: "next" };
    const effect = (token: string) => (client: Pool) => client.query("INSERT INTO effect VALUES ($1)", [token]);
    await store.claim(slow, { ttlMs: 1 });
    await sleep(10);
    expect(await store.claim(next, { ttlMs: 60_000 })).toBe("claimed");
    await expect(store.once(slow, effect("slow"))).rejects.toThrow("taken the message over");
    await store.once(next, effect("next"));
    expect((await postgres.pool.query("SELECT token FROM effect")).rows).toEqual([{ token: "next" }]);
    expect(await store.claim(slow, { ttlMs: 1 })).toBe("done");
  });

  it("lets two services write each order once", async ({ skip }) => {
    if (postgres === undefined) return skip(`postgresql ${whyNot}`);
    await using wire = await Wire.open();
    const { takeOrders } = await load<Orders>("orders");
    // Of the tests before, which handled the same messages.
    await postgres.pool.query("DROP TABLE IF EXISTS handled_message");
    await using _first = await takeOrders(postgres.pool);
    await using _second = await takeOrders(postgres.pool);
    sendOrders(wire);
    await wire.untilEmpty(queues.catalog);
    const { pool } = postgres;
    const handled = "SELECT count(*)::int AS handled FROM handled_message WHERE token IS NULL AND key LIKE $1";
    await expect
      .poll(async () => (await pool.query(handled, [`${queues.catalog}:%`])).rows, { timeout: 20_000 })
      .toEqual([{ handled: ids.length }]);
    const written = await pool.query("SELECT order_id::int FROM order_line ORDER BY order_id");
    expect(written.rows.map(({ order_id }) => order_id)).toEqual(ids);
  });
});
