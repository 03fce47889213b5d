import type { TransportErrorKind } from "./transport.js";

const KIND_BY_REPLY_CODE: Readonly<Record<number, TransportErrorKind>> = {
  403: "access-refused",
  404: "not-found",
  405: "resource-locked",
  406: "precondition-failed",
};

/** What an AMQP reply code means to us; anything else is the broker's own trouble. */
export function kindOfReplyCode(replyCode: number): TransportErrorKind {
  return KIND_BY_REPLY_CODE[replyCode] ?? "broker-error";
}
