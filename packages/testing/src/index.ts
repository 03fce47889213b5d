export type { BrokerEvent, Observe } from "./broker-event.js";
export type { BrokerMessage } from "./broker-message.js";
export type { DeathReason } from "./dead-letter.js";
export { InMemoryBroker, type InMemoryBrokerOptions, type QueueInfo, type RawMessage } from "./in-memory-broker.js";
export type { WaitOptions } from "./waiters.js";
