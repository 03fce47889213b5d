import { hasAtBehindHost, redactUrl } from "./redact-url.js";
import { TransportError } from "./transport.js";

/** A broker's address in parts, percent-decoded once. */
export interface BrokerAddress {
  readonly protocol: "amqp" | "amqps";
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  readonly vhost: string;
  readonly login: Login;
}

/** `external`: the client certificate says who we are. */
export type Login =
  | { readonly mechanism: "PLAIN"; readonly username: string; readonly password: string }
  | { readonly mechanism: "EXTERNAL" };

/**
 * Reads `amqp[s]://user:password@host:port/vhost`. Missing parts are RabbitMQ's defaults: guest, guest, localhost,
 * 5672 (5671 for amqps) and `/`; an empty path means `/` too, as in aio-pika. A query is ignored: everything it could
 * say is an option of `connect`.
 *
 * The credentials are decoded here, because amqplib decodes a URL's percent escapes as Latin-1, not as UTF-8.
 *
 * @param clientCertificate whether one will be shown. Over amqps it then stands in for a missing password.
 * @throws TransportError with kind `precondition-failed` when the URL cannot be used; trying again will not help.
 */
export function parseConnectUrl(url: string, clientCertificate: boolean): BrokerAddress {
  if (!URL.canParse(url)) {
    throw malformed(
      url,
      "is not a URL. Write amqp://user:password@host:5672/vhost, special characters percent-encoded",
    );
  }
  const parts = new URL(url);
  const protocol = parts.protocol.slice(0, -1);
  if (protocol !== "amqp" && protocol !== "amqps") {
    throw malformed(url, `begins with ${parts.protocol}, which is not spoken here. Use amqp:// or amqps://`);
  }
  if (hasAtBehindHost(parts)) {
    throw malformed(url, "has an @ behind its host. Percent-encode user, password and vhost: / is %2F, @ is %40");
  }
  return {
    protocol,
    hostname: parts.hostname.replace(/^\[|\]$/g, "") || "localhost",
    port: parts.port === "" ? (protocol === "amqps" ? 5671 : 5672) : Number(parts.port),
    vhost: decode(parts.pathname.slice(1), "vhost", url) || "/",
    login: readLogin(parts, protocol === "amqps" && clientCertificate),
  };
}

/**
 * The same address with another password. One where a certificate stands in for the password stays as it is.
 *
 * @param clientCertificate as for `parseConnectUrl`
 */
export function withSecret(url: string, secret: string, clientCertificate: boolean): string {
  const { login } = parseConnectUrl(url, clientCertificate);
  if (login.mechanism === "EXTERNAL") return url;
  const { protocol, host, pathname } = new URL(url);
  // Written out, because a URL without a host takes no credentials.
  const credentials = `${encodeURIComponent(login.username)}:${encodeURIComponent(secret)}`;
  return `${protocol}//${credentials}@${host || "localhost"}${pathname}`;
}

function readLogin(parts: URL, certificateWillDo: boolean): Login {
  if (parts.password === "" && certificateWillDo) return { mechanism: "EXTERNAL" };
  if (parts.username === "" && parts.password === "") {
    return { mechanism: "PLAIN", username: "guest", password: "guest" };
  }
  return {
    mechanism: "PLAIN",
    username: decode(parts.username, "user name", parts.href),
    password: decode(parts.password, "password", parts.href),
  };
}

function decode(part: string, what: string, url: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed(url, `has a ${what} with a broken percent escape. Write a percent sign as %25, in UTF-8`);
  }
}

function malformed(url: string, problem: string): TransportError {
  return new TransportError("precondition-failed", `The broker's address ${redactUrl(url)} ${problem}.`);
}
