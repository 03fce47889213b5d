import { amqplibTransport } from "./amqplib-transport.js";
import type { ConnectOptions } from "./connect-options.js";
import type { Connection } from "./connection.js";
import { optionsOf } from "./option-checks.js";
import { RabbitConnection } from "./rabbit-connection.js";
import { resolveSettings } from "./settings.js";

/**
 * Connects to RabbitMQ, and stays connected until `close()`. Each broker of the list is tried once now, so that a mistake
 * shows at start; later losses are recovered from for as long as it takes.
 *
 * @throws EventError `CONNECT_UNREACHABLE`, `CONNECT_TIMEOUT`, `CONNECT_ACCESS_REFUSED`, `CONNECT_VHOST_NOT_FOUND`,
 * `CONNECT_CERTIFICATE` or `OPTION_INVALID`, within `connectTimeoutMs`.
 *
 * @example
 * await using connection = await connect({ appId: "catalog-service" });
 * await connection.sendToService({ toService: "http://localhost:8002/api/v1/orders", method: "POST", message: { id: 1 } });
 */
export async function connect(options?: ConnectOptions): Promise<Connection> {
  const connection = new RabbitConnection(resolveSettings(optionsOf(options), process.env, amqplibTransport));
  await connection.open();
  return connection;
}
