import { connect } from "@eventwright/runtime";
import { publishOperation, sender } from "../bench-contract.js";
import type { PublisherSubject } from "./publisher-subject.js";

/** The runtime of this repository. */
export const eventwrightPublisher: PublisherSubject = {
  async open({ queue, onLost, ...options }) {
    const connection = await connect({
      appId: sender.service,
      onEvent: ({ type }) => {
        if (type === "reconnecting") onLost?.();
      },
      ...options,
    });
    const operation = publishOperation(queue);
    return {
      publish: (id, { padding, timeoutMs } = {}) =>
        connection.publish(
          operation,
          padding === undefined ? { id } : { id, padding },
          sender,
          timeoutMs === undefined ? {} : { timeoutMs },
        ),
      get inFlight() {
        return connection.health().pending.inFlight;
      },
      close: () => connection.close(),
    };
  },
};
