import { connect } from "@eventwright/runtime";
import { publishOperation, sender } from "../bench-contract.js";
import type { PublisherSubject } from "./publisher-subject.js";

/** The runtime of this repository. */
export const eventwrightPublisher: PublisherSubject = {
  async open({ queue, onLost, ...options }) {
    let resent = 0;
    const connection = await connect({
      appId: sender.service,
      onEvent: (event) => {
        if (event.type === "reconnecting") onLost?.();
        if (event.type === "resending") resent += event.messages;
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
      get resent() {
        return resent;
      },
      close: () => connection.close(),
    };
  },
};
