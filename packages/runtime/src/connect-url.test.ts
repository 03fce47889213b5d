import { expect, test } from "vitest";
import { type BrokerAddress, parseConnectUrl, withSecret } from "./connect-url.js";

const GUEST = { mechanism: "PLAIN", username: "guest", password: "guest" };
const EXTERNAL = { mechanism: "EXTERNAL" };
const plain = (username: string, password: string) => ({ mechanism: "PLAIN", username, password });

test.each<{ given: string; certificate?: boolean; want: Partial<Record<keyof BrokerAddress, unknown>> }>([
  {
    given: "amqp://guest:guest@localhost:5672/",
    want: { protocol: "amqp", hostname: "localhost", port: 5672, vhost: "/", login: GUEST },
  },
  { given: "amqp://localhost", want: { port: 5672, vhost: "/", login: GUEST } },
  { given: "amqp:///", want: { hostname: "localhost", vhost: "/" } },
  { given: "amqps://host", want: { protocol: "amqps", port: 5671 } },
  { given: "amqps://host:5672", want: { port: 5672 } },
  { given: "amqp://[::1]:5673/v", want: { hostname: "::1", port: 5673, vhost: "v" } },
  { given: "amqp://host/%2F", want: { vhost: "/" } },
  { given: "amqp://host/a%2Fb%20c%252F", want: { vhost: "a/b c%2F" } },
  { given: "amqp://host/gr%C3%BCn", want: { vhost: "grün" } },
  { given: "amqp://gr%C3%BCn:p%C3%A4ss%E2%82%AC%2F%40%3A%25@host", want: { login: plain("grün", "päss€/@:%") } },
  { given: "amqp://grün:päss@host", want: { login: plain("grün", "päss") } },
  { given: "amqp://user@host", want: { login: plain("user", "") } },
  { given: "amqp://:secret@host", want: { login: plain("", "secret") } },
  { given: "amqps://host", certificate: true, want: { login: EXTERNAL } },
  { given: "amqps://user@host", certificate: true, want: { login: EXTERNAL } },
  { given: "amqps://user:secret@host", certificate: true, want: { login: plain("user", "secret") } },
  // A certificate is shown over TLS only.
  { given: "amqp://host", certificate: true, want: { login: GUEST } },
  { given: "amqp://host/v?heartbeat=60", want: { vhost: "v" } },
])("$given, certificate: $certificate", ({ given, certificate = false, want }) => {
  expect(parseConnectUrl(given, certificate)).toMatchObject(want);
});

test.each([
  { given: "localhost:5672", says: "localhost:" },
  { given: "", says: "is not a URL" },
  { given: "http://user:secret@host", says: "http:" },
  { given: "amqp://user:50%secret@host", says: "password with a broken percent escape" },
  { given: "amqp://user:%E4secret@host", says: "password with a broken percent escape" },
  { given: "amqp://%ffuser:secret@host", says: "user name with a broken percent escape" },
  { given: "amqp://user:secret@host/%", says: "vhost with a broken percent escape" },
  { given: "amqp://user:42/secret@host/", says: "has an @ behind its host" },
  { given: "amqp://user:/secret@host", says: "has an @ behind its host" },
  { given: "amqp://user:42#secret@host", says: "has an @ behind its host" },
  { given: "amqp://user:42?secret@host", says: "has an @ behind its host" },
])("$given is refused, without its credentials", ({ given, says }) => {
  const parse = () => parseConnectUrl(given, false);
  expect(parse).toThrow(
    expect.objectContaining({ kind: "precondition-failed", message: expect.stringContaining(says) }),
  );
  expect(parse).not.toThrow("secret");
});

const secrets = [
  { given: "amqp://me:old@a:5673/shop", certificate: false, want: "amqp://me:n%C3%A4w%2F@a:5673/shop" },
  { given: "amqp://a/", certificate: false, want: "amqp://guest:n%C3%A4w%2F@a/" },
  { given: "amqp://m%C3%A9:old@a", certificate: false, want: "amqp://m%C3%A9:n%C3%A4w%2F@a" },
  { given: "amqp:///shop", certificate: false, want: "amqp://guest:n%C3%A4w%2F@localhost/shop" },
  { given: "amqp://me:old@[::1]:5673", certificate: false, want: "amqp://me:n%C3%A4w%2F@[::1]:5673" },
  { given: "amqps://a/", certificate: true, want: "amqps://a/" },
];
test.each(secrets)("$given with another secret, certificate $certificate", ({ given, certificate, want }) => {
  expect(withSecret(given, "näw/", certificate)).toBe(want);
});
