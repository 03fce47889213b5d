import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { BrokerAddress, Login } from "./connect-url.js";
import type { ConnectTarget } from "./transport.js";

export type SocketOptions = ReturnType<typeof socketOptions>;

/** What amqplib passes on to Node's socket, and takes for itself out of the same object. */
export function socketOptions(address: BrokerAddress, target: ConnectTarget, signal: AbortSignal) {
  const { ca, ...tls } = target.tls ?? {};
  return {
    ...tls,
    ...(ca === undefined ? {} : { ca: typeof ca === "string" || Buffer.isBuffer(ca) ? ca : [...ca] }),
    signal,
    noDelay: true,
    clientProperties: { connection_name: target.connectionName },
    credentials: sasl(address.login),
  };
}

/** A socket to the same address, with the same TLS, that amqplib knows nothing of. */
export function openSocket({ protocol, hostname: host, port }: BrokerAddress, options: SocketOptions): Socket {
  if (protocol === "amqp") return connectTcp({ host, port, signal: options.signal });
  return connectTls({ ...(isIP(host) ? {} : { servername: host }), ...options, host, port });
}

/** PLAIN is user and password between zero bytes, in UTF-8; for EXTERNAL the certificate has said it all. */
function sasl(login: Login) {
  const response = login.mechanism === "PLAIN" ? `\0${login.username}\0${login.password}` : "";
  return { mechanism: login.mechanism, response: () => Buffer.from(response) };
}
