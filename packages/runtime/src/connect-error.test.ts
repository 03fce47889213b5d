import { describe, expect, it } from "vitest";
import { connectError, isFatal } from "./connect-error.js";
import { TransportError, type TransportErrorKind } from "./transport.js";

const cases: readonly { kind: TransportErrorKind; causeCode?: string; code: string; fatal: boolean }[] = [
  { kind: "access-refused", code: "CONNECT_ACCESS_REFUSED", fatal: true },
  { kind: "not-found", code: "CONNECT_VHOST_NOT_FOUND", fatal: true },
  { kind: "precondition-failed", code: "OPTION_INVALID", fatal: true },
  { kind: "unreachable", causeCode: "DEPTH_ZERO_SELF_SIGNED_CERT", code: "CONNECT_CERTIFICATE", fatal: true },
  { kind: "unreachable", causeCode: "ERR_TLS_CERT_ALTNAME_INVALID", code: "CONNECT_CERTIFICATE", fatal: true },
  { kind: "unreachable", causeCode: "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", code: "CONNECT_CERTIFICATE", fatal: true },
  // A port where no TLS is spoken.
  { kind: "unreachable", causeCode: "ERR_SSL_WRONG_VERSION_NUMBER", code: "CONNECT_UNREACHABLE", fatal: false },
  { kind: "unreachable", causeCode: "ECONNREFUSED", code: "CONNECT_UNREACHABLE", fatal: false },
  { kind: "unreachable", code: "CONNECT_UNREACHABLE", fatal: false },
  { kind: "closed", code: "CONNECT_UNREACHABLE", fatal: false },
  { kind: "timeout", code: "CONNECT_TIMEOUT", fatal: false },
];

describe("why connecting failed", () => {
  it("says that a certificate is for another name", () => {
    const cause = Object.assign(new Error("cause"), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect(connectError(new TransportError("unreachable", "No.", { cause })).message).toMatch(/tls\.servername/);
  });

  for (const { kind, causeCode, code, fatal } of cases) {
    it(`${kind} ${causeCode ?? ""} is ${code}`, () => {
      const cause = causeCode === undefined ? undefined : Object.assign(new Error("cause"), { code: causeCode });
      const error = new TransportError(kind, "amqp://host/ said no.", { cause });
      expect(connectError(error)).toMatchObject({ code, cause: error });
      expect(isFatal(error)).toBe(fatal);
    });
  }
});
