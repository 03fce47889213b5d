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

  test("says nothing of a header's value", () => {
    const error = new TypeError(
      "Decimal value must be {'places': 0..255, 'digits': uint32}, got {\"digits\":\"secret\"}",
    );
    const { message, cause } = operationError(error, "publish");
    expect([message, cause]).toEqual([expect.not.stringContaining("secret"), undefined]);
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
