/** What closes a channel, or with `connection` everything. Codes and words are RabbitMQ's. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly replyCode: number;
  readonly closes: "channel" | "connection";

  constructor(replyCode: number, message: string, closes: "channel" | "connection" = "channel") {
    super(message);
    this.replyCode = replyCode;
    this.closes = closes;
  }
}

export function noSuch(what: "queue" | "exchange", name: string): ProtocolError {
  return new ProtocolError(404, `NOT_FOUND - no ${what} '${name}' in vhost '/'`);
}

export function accessRefused(reason: string): ProtocolError {
  return new ProtocolError(403, `ACCESS_REFUSED - ${reason}`);
}

export function preconditionFailed(reason: string): ProtocolError {
  return new ProtocolError(406, `PRECONDITION_FAILED - ${reason}`);
}

export function resourceLocked(queue: string): ProtocolError {
  return new ProtocolError(
    405,
    `RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '${queue}' in vhost '/'`,
  );
}
