/** For transports and for tests of them: the seam to the broker, and what both sides of it agree on. */
export { checkEncodable, checkPrefetch } from "./amqp-limits.js";
export { amqplibTransport } from "./amqplib-transport.js";
export { type BrokerAddress, type Login, parseConnectUrl } from "./connect-url.js";
export { kindOfReplyCode } from "./reply-code.js";
export * from "./transport.js";
