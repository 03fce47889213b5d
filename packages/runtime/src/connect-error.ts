import { EventError, type EventErrorCode } from "./errors.js";
import { TransportError } from "./transport.js";

/** What OpenSSL and Node call a certificate that is not trusted, on either side (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECODE)|ERR_TLS|ERR_SSL/;

/** What OpenSSL makes of an answer that is no TLS. */
const NO_TLS = "ERR_SSL_WRONG_VERSION_NUMBER";

/** The certificate is trusted, and is for another host. */
const OTHER_NAME = "ERR_TLS_CERT_ALTNAME_INVALID";

/** Why the first connection failed, in the words of the public API. */
export function connectError(error: unknown): EventError {
  if (error instanceof EventError) return error;
  if (!(error instanceof TransportError)) {
    return new EventError("CONNECT_UNREACHABLE", "The transport failed to connect.", { cause: error });
  }
  const [code, remedy] = explain(error);
  return new EventError(code, `${error.message} ${remedy}`, { cause: error });
}

/** Trying again, or trying the next broker, will not help. */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof TransportError)) return false;
  return ["access-refused", "not-found", "precondition-failed"].includes(error.kind) || isCertificateError(error);
}

function explain(error: TransportError): readonly [EventErrorCode, string] {
  switch (error.kind) {
    case "access-refused":
      return ["CONNECT_ACCESS_REFUSED", "Check the user, the password and the user's rights on the vhost."];
    case "not-found":
      return ["CONNECT_VHOST_NOT_FOUND", "Create the vhost, or correct the path of the URL."];
    case "timeout":
      return ["CONNECT_TIMEOUT", "Check that a RabbitMQ listens there, or raise connectTimeoutMs."];
    case "precondition-failed":
      return ["OPTION_INVALID", "Correct the option."];
    default:
      if (codeOf(error) === OTHER_NAME) {
        return [
          "CONNECT_CERTIFICATE",
          "Use the name that the broker's certificate is for in the URL, or give it in the option tls.servername.",
        ];
      }
      if (isCertificateError(error)) {
        return [
          "CONNECT_CERTIFICATE",
          "Give the broker's CA, and our certificate where it asks for one, in the option tls.",
        ];
      }
      return codeOf(error) === NO_TLS
        ? ["CONNECT_UNREACHABLE", "No TLS is spoken there: use the broker's port for TLS (5671), or amqp://."]
        : ["CONNECT_UNREACHABLE", "Start RabbitMQ, or set RABBITMQ_URL or the option url."];
  }
}

function isCertificateError(error: TransportError): boolean {
  const code = codeOf(error);
  return code !== NO_TLS && CERTIFICATE.test(code);
}

function codeOf({ cause }: TransportError): string {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}
