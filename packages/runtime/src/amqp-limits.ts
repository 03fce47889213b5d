import { type ArgumentValue, TransportError } from "./transport.js";

/** Names travel as AMQP short strings: a length in one byte. */
const MAX_NAME_BYTES = 255;
/** amqplib encodes a table of arguments into a buffer of 64 KiB. Nobody comes near; the margin is for lengths and tags. */
const MAX_TABLE_BYTES = 60_000;

/** @throws TransportError with kind `precondition-failed` for names or arguments that AMQP cannot carry. */
export function checkEncodable(
  operation: string,
  names: readonly string[],
  table: Readonly<Record<string, ArgumentValue>>,
): void {
  for (const name of [...names, ...Object.keys(table)]) {
    if (Buffer.byteLength(name) > MAX_NAME_BYTES) {
      throw new TransportError("precondition-failed", `${operation}: a name may have ${MAX_NAME_BYTES} bytes in AMQP.`);
    }
  }
  if (Buffer.byteLength(JSON.stringify(table)) > MAX_TABLE_BYTES) {
    throw new TransportError("precondition-failed", `${operation}: the arguments exceed ${MAX_TABLE_BYTES} bytes.`);
  }
}

/** @throws TransportError with kind `precondition-failed` unless it fits the 16 bits that AMQP has for it. */
export function checkPrefetch(count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= 0xffff) return;
  throw new TransportError("precondition-failed", `setPrefetch: ${count} is not a whole number from 0 to ${0xffff}.`);
}
