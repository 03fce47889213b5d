import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConnectOptions, connect } from "@eventwright/runtime";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { freePorts } from "../../scripts/amqp-port.mjs";
import { provideServer } from "../faults/broker/broker-release.js";
import { PrivateBroker } from "../faults/broker/private-broker.js";
import { type Identity, selfSignedCertificate } from "../faults/self-signed-certificate.js";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { TcpProxy } from "../support/tcp-proxy.js";
import { ordersSubscription, type PriceChanged, publishPriceChanged, requestSupplier, sender } from "./contract.js";
import { EventLog, failure } from "./setup.js";

/** What needs a RabbitMQ that is set up for it: users and passwords that change, certificates, tokens, timeouts. */

const START_TIMEOUT_MS = 120_000;
const ignore = (): void => undefined;
let broker: PrivateBroker;
let folder: string;

beforeAll(async () => {
  broker = await PrivateBroker.start(provideServer("installed"));
  folder = mkdtempSync(join(tmpdir(), "eventwright-test-"));
}, START_TIMEOUT_MS);

afterAll(async () => {
  await broker[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}, START_TIMEOUT_MS);

async function open(options: ConnectOptions) {
  const log = new EventLog();
  const reconnect = { initialDelayMs: 10, maxDelayMs: 50 };
  const connection = await connect({ appId: "catalog", reconnect, onEvent: log.record, ...options });
  onTestFinished(() => connection.close());
  return { connection, log };
}

/** Who may do everything in the default vhost. */
async function setUser(name: string, password: string): Promise<void> {
  const set = await broker.evaluate(`rabbit_auth_backend_internal:exists(${binary(name)})`);
  await broker.evaluate(
    set.includes("true")
      ? `rabbit_auth_backend_internal:change_password(${binary(name)}, ${binary(password)}, <<"test">>)`
      : `rabbit_auth_backend_internal:add_user(${binary(name)}, ${binary(password)}, <<"test">>)`,
  );
  await broker.evaluate(
    `rabbit_auth_backend_internal:set_permissions(${binary(name)}, <<"/">>, <<".*">>, <<".*">>, <<".*">>, <<"test">>)`,
  );
}

/** Text for Erlang, byte by byte. */
function binary(text: string): string {
  return `<<${[...Buffer.from(text)].join(",")}>>`;
}

function urlOf(user: string, password: string, address = broker.url): string {
  const url = new URL(address);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

it("user and password of any characters are sent as they are", async () => {
  const password = "pä%ß/w:rd@ 日本 %41";
  await setUser("sömeone", password);
  const { connection } = await open({ url: urlOf("sömeone", password) });
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
});

it("a user who may declare no queue for replies is told so, and publishes on", async () => {
  await setUser("narrow", "narrow");
  await broker.evaluate(
    `rabbit_auth_backend_internal:set_permissions(${binary("narrow")}, <<"/">>, <<"^queue_.*">>, <<".*">>, <<".*">>, <<"test">>)`,
  );
  const { connection, log } = await open({ url: urlOf("narrow", "narrow") });
  const placed = { ...requestSupplier, replyAddress: { in: "headers", path: ["answer-to"] } } as const;
  const error = await failure(connection.request(placed, { id: 1 }, sender));
  expect(error).toMatchObject({ code: "CONSUME_REFUSED", cause: { replyCode: 403 } });
  expect(error.message).toContain('"eventwright.reply."');
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  expect(log.all("resending")).toEqual([]);
  expect(log.all("open")).toHaveLength(1);
});

describe("a password that is changed on the broker", () => {
  it("without updateSecret keeps the connection away, which says why and never prints it", async () => {
    await setUser("first", "old-4711");
    const { connection, log } = await open({ url: urlOf("first", "old-4711") });
    await setUser("first", "new-4711");
    await broker.closeAllConnections();
    await log.until(() => log.all("reconnecting").some(({ error }) => error?.kind === "access-refused"));
    expect(connection.state).toBe("reconnecting");
    expect(JSON.stringify(log.events)).not.toContain("4711");
  });

  it("is used when the connection comes back, once updateSecret was told", async () => {
    await setUser("second", "old-4711");
    const { connection, log } = await open({ url: urlOf("second", "old-4711") });
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    await setUser("second", "new-4711: ä%");
    await connection.updateSecret("new-4711: ä%");
    expect(log.all("open")).toHaveLength(2);
    await broker.closeAllConnections();
    await log.count("open", 4);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(JSON.stringify(log.events)).not.toContain("4711");
  });
});

describe("an OAuth 2 token", () => {
  const key = "a key that the broker and the one who issues tokens share";

  beforeAll(async () => {
    await enablePlugins("rabbitmq_auth_mechanism_ssl", "rabbitmq_auth_backend_oauth2");
    const jwk = `#{<<"kty">> => <<"oct">>, <<"k">> => <<"${Buffer.from(key).toString("base64url")}">>}`;
    await broker.evaluate(
      'application:set_env(rabbitmq_auth_backend_oauth2, resource_server_id, <<"rabbitmq">>), ' +
        `application:set_env(rabbitmq_auth_backend_oauth2, key_config, [{default_key, <<"k">>}, {signing_keys, #{<<"k">> => {map, ${jwk}}}}]), ` +
        "application:set_env(rabbit, auth_backends, [rabbit_auth_backend_internal, rabbit_auth_backend_oauth2])",
    );
  });

  function token(validForSeconds: number): string {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      sub: "catalog",
      aud: ["rabbitmq"],
      scope: ["rabbitmq.configure:*/*", "rabbitmq.write:*/*", "rabbitmq.read:*/*"],
      exp: Math.floor(Date.now() / 1_000) + validForSeconds,
    };
    const signed = `${part({ alg: "HS256", typ: "JWT", kid: "k" })}.${part(claims)}`;
    return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
  }

  it("that was renewed keeps the connection open beyond the end of the first", async () => {
    const { connection, log } = await open({ url: urlOf("", token(3)) });
    const firstEndsMs = Date.now() + 4_500;
    await connection.updateSecret(token(600), { reason: "renewed" });
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(firstEndsMs);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(log.all("reconnecting")).toEqual([]);
  });

  it("that was not renewed ends what may be done with the connection", async () => {
    const { connection } = await open({ url: urlOf("", token(2)) });
    const endsMs = Date.now() + 3_500;
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(endsMs);
    const error = await failure(connection.publish(publishPriceChanged, { price: 1 }, sender));
    expect(error.message).toContain("token has expired");
  });

  it("that the broker refuses is CONNECT_ACCESS_REFUSED, and a right one brings the connection back", async () => {
    const { connection, log } = await open({ url: urlOf("", token(600)) });
    const error = await failure(connection.updateSecret("no token 4711"));
    expect(error.code).toBe("CONNECT_ACCESS_REFUSED");
    expect(error.message).not.toContain("4711");
    await connection.updateSecret(token(600));
    await log.count("open", 2);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
  });
});

describe("certificates on both sides", () => {
  const server = selfSignedCertificate("localhost");
  const authority = selfSignedCertificate("authority");
  const client = selfSignedCertificate("tls-client", { commonName: "authority", key: authority.key });
  const stranger = selfSignedCertificate("tls-client");
  let url: string;

  beforeAll(async () => {
    await enablePlugins("rabbitmq_auth_mechanism_ssl", "rabbitmq_auth_backend_oauth2");
    await setUser("tls-client", "not used");
    const [port = 0] = await freePorts(1);
    const files = { server: write("server", server), authority: write("authority", authority) };
    await broker.evaluate(
      `application:set_env(rabbit, ssl_options, [{cacertfile, "${files.authority.cert}"}, {certfile, "${files.server.cert}"}, ` +
        `{keyfile, "${files.server.key}"}, {verify, verify_peer}, {fail_if_no_peer_cert, true}]), ` +
        "application:set_env(rabbit, ssl_cert_login_from, common_name), " +
        "application:set_env(rabbit, auth_mechanisms, ['PLAIN', 'EXTERNAL']), " +
        `rabbit_networking:start_ssl_listener(${port}, rabbit_networking:ensure_ssl(), 2)`,
    );
    url = `amqps://localhost:${port}/`;
  });

  function write(name: string, { cert, key }: Identity): Identity {
    const paths = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
    writeFileSync(paths.cert, cert, { mode: 0o644 });
    writeFileSync(paths.key, key, { mode: 0o644 });
    return paths;
  }

  it("say who we are: no password is needed (EXTERNAL)", async () => {
    const { connection } = await open({ url, tls: { ca: server.cert, ...client } });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect((await failure(connection.updateSecret("x"))).code).toBe("OPTION_INVALID");
  });

  const refused = [
    { given: "a broker whose certificate is not trusted", tls: { ...client } },
    { given: "no certificate of ours", tls: { ca: server.cert } },
    { given: "a certificate of ours that the broker does not trust", tls: { ca: server.cert, ...stranger } },
  ];
  for (const { given, tls } of refused) {
    it(`are CONNECT_CERTIFICATE at once with ${given}`, async () => {
      const log = new EventLog();
      const error = await failure(connect({ url: [url, url], tls, onEvent: log.record }));
      expect(error.code).toBe("CONNECT_CERTIFICATE");
      expect(log.all("connecting")).toHaveLength(1);
    });
  }
});

it("a handler that takes longer than the broker's consumer_timeout: the channel is closed, and the consumer comes back", async () => {
  await broker.setConsumerTimeout(1_000);
  onTestFinished(() => broker.setConsumerTimeout(30 * 60_000));
  const { connection, log } = await open({ url: broker.url });
  const { promise: second, resolve: again } = promiseWithResolvers<boolean>();
  const { promise: over, resolve: end } = promiseWithResolvers<void>();
  const handler = async (_event: PriceChanged, { redelivered }: { readonly redelivered: boolean }): Promise<void> => {
    if (redelivered) again(true);
    else await over;
  };
  await connection.consume([ordersSubscription], { "price.changed": handler });
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  const [lost] = await log.count("consumer-lost", 1);
  expect(lost?.error).toMatchObject({ kind: "precondition-failed", replyCode: 406 });
  expect(await second).toBe(true);
  end();
  await log.count("late-settlement", 1);
  await log.count("consumer-running", 2);
  expect(connection.health()).toMatchObject({ messaging: "healthy", consumers: [{ state: "running" }] });
});

it("brokers in a list take over from each other", async () => {
  await using first = await TcpProxy.listen(broker.url);
  await using second = await TcpProxy.listen(broker.url);
  const { connection, log } = await open({ url: [first.url(broker.url), second.url(broker.url)] });
  const prices: number[] = [];
  const { promise: all, resolve: done } = promiseWithResolvers<void>();
  await connection.consume([ordersSubscription], {
    "price.changed": ({ price }: PriceChanged) => {
      prices.push(price);
      if (prices.includes(2)) done();
    },
  });
  first.refuse();
  first.cut();
  await connection.publish(publishPriceChanged, { price: 2 }, sender);
  await all;
  const ports = log.all("open").map((event) => Number(new URL(event.broker).port));
  expect(ports).toEqual([first.port, first.port, second.port, second.port]);
});

/** As `rabbitmq-plugins enable` does. */
async function enablePlugins(...names: readonly string[]): Promise<void> {
  await broker.evaluate(
    "{ok, File} = application:get_env(rabbit, enabled_plugins_file), " +
      `ok = file:write_file(File, "[${names.join(",")}].\\n"), rabbit_plugins:ensure(File)`,
  );
}
