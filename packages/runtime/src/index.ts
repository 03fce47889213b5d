export { connect } from "./connect.js";
export type {
  ConnectOptions,
  CounterpartOptions,
  ReconnectOptions,
  TopologyMode,
  UndeclaredMode,
} from "./connect-options.js";
export type { Connection, ConnectionState, UpdateSecretOptions } from "./connection.js";
export type { ConnectionEvent, ConnectionRole, DeadLetterReason, TopologyDifference } from "./connection-event.js";
export type {
  AnyHandler,
  AnyHeaders,
  ConsumeOptions,
  Consumption,
  Delivery,
  EventOf,
  Handler,
  HandlersOf,
  IdempotencyOptions,
  ReceivedEnvelope,
  ServiceConsumer,
  SubscriptionOptions,
} from "./consume-options.js";
export type { HttpMethod } from "./contract.js";
export { describeEvent, isWarning } from "./describe-event.js";
export type { DestinationOutcome, EventErrorCode, EventErrorDetails, Rejection, Violation } from "./errors.js";
export { EventError, RejectEvent } from "./errors.js";
export type {
  ConsumerHealth,
  ConsumerState,
  Health,
  HealthSource,
  IdempotencyStoreHealth,
  IdempotencyStoreState,
  PendingCounts,
} from "./health.js";
export { healthHandler } from "./health.js";
export type { ClaimState, IdempotencyStore, MessageClaim } from "./idempotency-store.js";
export { InMemoryIdempotencyStore, type InMemoryIdempotencyStoreOptions } from "./in-memory-idempotency-store.js";
export type {
  AddressOptions,
  HeaderTable,
  HeaderValue,
  PublishOptions,
  RequestOptions,
  Sender,
  SendOptions,
  ServiceMessage,
} from "./publish-options.js";
export { redactUrl } from "./redact-url.js";
export type { TlsOptions, Transport } from "./transport.js";
export type { Urgency } from "./urgency.js";
