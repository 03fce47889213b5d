import type { ConnectionEvent } from "./connection-event.js";

/** How the parts of the runtime tell what happens. Never throws. */
export type Report = (event: ConnectionEvent) => void;

/** A listener that fails must not take the connection with it: a warning says so, and everything goes on. */
export function safeReport(listener: (event: ConnectionEvent) => unknown): Report {
  return (event) => {
    const failed = (error: unknown): void => {
      const name = error instanceof Error ? error.name : typeof error;
      process.emitWarning(`onEvent threw a ${name} for an event of type "${event.type}"; the event is lost.`, {
        type: "EventwrightWarning",
        code: "LISTENER_FAILED",
      });
    };
    try {
      // It may be asynchronous: a promise that nobody looks at ends the process when it is rejected.
      Promise.resolve(listener(event)).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}
