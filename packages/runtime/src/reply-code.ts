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

/**
 * Whether a broker ends a connection with it over what was sent there: frames that it cannot read (501 to 505), what exceeds it
 * (506), what it does not know (540) or stumbles over (541). With others, such as 320, it ends connections whatever they sent.
 */
export function isOverWhatWasSent(replyCode: number): boolean {
  return (replyCode >= 501 && replyCode <= 506) || replyCode === 540 || replyCode === 541;
}
