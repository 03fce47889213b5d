import { connect, type Delivery } from "@eventwright/runtime";
import { type BenchEvent, sender, subscription } from "../bench-contract.js";
import type { ConsumerSubject } from "./consumer-subject.js";

/** The runtime of this repository. */
export const eventwrightConsumer: ConsumerSubject = {
  async open({ url, queue, handle, heartbeatSeconds, reconnect, ...options }) {
    const connection = await connect({
      url,
      appId: sender.service,
      onEvent: () => undefined,
      ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
      ...(reconnect === undefined ? {} : { reconnect }),
    });
    const handlers = {
      "bench.event": ({ id }: BenchEvent, { messageId, redelivered, signal }: Delivery) =>
        handle({ id, messageId, redelivered, signal }),
    };
    await connection.consume([subscription(queue)], handlers, options);
    return {
      get isHealthy() {
        return connection.health().messaging === "healthy";
      },
      close: () => connection.close(),
    };
  },
};
