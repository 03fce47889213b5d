import { describe, expect, test } from "vitest";
import { brokerError, connectError, isVhostRefusal, operationError, vhostError } from "./amqplib-errors.js";
import { TransportError } from "./transport.js";

const withCode = (message: string, code: unknown) => Object.assign(new Error(message), { code });

describe("an operation of a channel", () => {
  test.each([
    { error: withCode('Operation failed: QueueDeclare; 404 (NOT-FOUND) with message "…"', 404), kind: "not-found" },
    {
      error: withCode("Operation failed: QueueDeclare; 406 (PRECONDITION-FAILED) …", 406),
      kind: "precondition-failed",
    },
    { error: withCode("Operation failed: QueueDeclare; 405 (RESOURCE-LOCKED) …", 405), kind: "resource-locked" },
    { error: withCode("Operation failed: BasicConsume; 403 (ACCESS-REFUSED) …", 403), kind: "access-refused" },
    { error: withCode("Operation failed: QueueDeclare; 541 (INTERNAL-ERROR) …", 541), kind: "broker-error" },
    // Another operation was refused; this one only waited.
    { error: withCode("Channel closed by server: 404 (NOT-FOUND) …", 404), kind: "closed" },
    { error: new Error("Channel ended, no reply will be forthcoming"), kind: "closed" },
    { error: new Error("Channel closed"), kind: "closed" },
    { error: new TypeError("Field 'type' is the wrong type; must be a string"), kind: "precondition-failed" },
    { error: new RangeError("out of range"), kind: "precondition-failed" },
  ])("$error.message is $kind", ({ error, kind }) => {
    expect(operationError(error, "checkQueue")).toMatchObject({ name: "TransportError", kind });
  });

  test("keeps an error that is ours", () => {
    const error = new TransportError("timeout", "ours");
    expect(operationError(error, "checkQueue")).toBe(error);
  });

  test.each([
    new TypeError("Decimal value must be {'places': 0..255, 'digits': uint32}, got {\"digits\":\"4711\"}"),
    new TypeError("Unknown type to encode: 4711"),
    new RangeError("The number 4711.5 cannot be converted to a BigInt because it is not an integer"),
    new RangeError('The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received 4_711n'),
    new TypeError("The \"value\" argument must be of type number. Received type string ('4711')"),
    new SyntaxError("Cannot convert 4711x to a BigInt"),
  ])("says nothing of a header's value: $message", (error) => {
    const { message, cause, kind } = operationError(error, "publish");
    expect(kind).toBe("precondition-failed");
    expect(message).not.toContain("4711");
    expect(message).not.toContain("4_711");
    expect(cause).toBeUndefined();
  });

  test("names a field that is wrong, and what is too large", () => {
    const field = operationError(new TypeError("Field 'priority' is the wrong type; must be a number"), "publish");
    expect(field.message).toContain("Field 'priority' is the wrong type");
    const table = new RangeError("Encoded field table (headers or arguments) exceeds the 65536 byte encoding buffer");
    expect(operationError(table, "publish").message).toContain("exceeds the 65536 byte");
  });
});

describe("a connection or channel that ends", () => {
  test.each([
    { error: withCode("Connection closed: 320 (CONNECTION-FORCED) …", 320), kind: "broker-error", replyCode: 320 },
    { error: withCode("read ECONNRESET", "ECONNRESET"), kind: "closed", replyCode: undefined },
    { error: new Error("Heartbeat timeout"), kind: "closed", replyCode: undefined },
    {
      error: withCode("Channel closed by server: 406 (PRECONDITION-FAILED) …", 406),
      kind: "precondition-failed",
      replyCode: 406,
    },
  ])("$error.message is $kind", ({ error, kind, replyCode }) => {
    expect(brokerError(error, "The connection was lost")).toMatchObject({ kind, replyCode, cause: error });
  });
});

describe("connecting", () => {
  test.each([
    {
      message: 'Handshake terminated by server: 403 (ACCESS-REFUSED) with message "…"',
      kind: "access-refused",
      replyCode: 403,
    },
    {
      message: 'Handshake terminated by server: 541 (INTERNAL-ERROR) with message "…"',
      kind: "broker-error",
      replyCode: 541,
    },
    { message: "SASL mechanism EXTERNAL is not provided by the server", kind: "access-refused", replyCode: undefined },
    { message: "connect ECONNREFUSED 127.0.0.1:5672", kind: "unreachable", replyCode: undefined },
    { message: "Socket closed abruptly during opening handshake", kind: "unreachable", replyCode: undefined },
    { message: "self-signed certificate", kind: "unreachable", replyCode: undefined },
  ])("$message is $kind", ({ message, kind, replyCode }) => {
    expect(connectError(new Error(message), "amqp://host/")).toMatchObject({ kind, replyCode });
  });

  test("an error without words is told by its code", () => {
    const error = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
    expect(connectError(error, "amqp://host/").message).toContain("ECONNREFUSED");
  });

  test.each([
    { replyCode: 530, replyText: "NOT_ALLOWED - vhost nope not found", kind: "not-found" },
    {
      replyCode: 530,
      replyText: "NOT_ALLOWED - access to vhost '/' refused for user 'secret'",
      kind: "access-refused",
    },
    {
      replyCode: 530,
      replyText: "NOT_ALLOWED - access to vhost '/' refused for user 'secret': connection limit (1) is reached",
      kind: "broker-error",
    },
    {
      replyCode: 541,
      replyText: "INTERNAL_ERROR - access to vhost '/' refused for user 'secret': vhost '/' is down",
      kind: "broker-error",
    },
  ])("$replyText is $kind, without the user", ({ replyCode, replyText, kind }) => {
    const error = vhostError({ replyCode, replyText }, "amqp://host/");
    expect(error).toMatchObject({ kind, replyCode });
    expect(error.message).not.toContain("secret");
  });

  test("only a close instead of an opened vhost is worth asking about", () => {
    expect(isVhostRefusal(new Error("Expected ConnectionOpenOk; got <ConnectionClose channel:0>"))).toBe(true);
    expect(isVhostRefusal(new Error("Expected ConnectionStart; got <ConnectionClose channel:0>"))).toBe(false);
  });
});
