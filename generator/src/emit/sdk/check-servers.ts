import type { Contract } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { loginsOf } from "./emit-servers.js";

/** Warns of brokers that ask for a login which connections do not have, or which cannot be had there. */
export function checkServers({ servers }: Contract): readonly Diagnostic[] {
  return servers.flatMap((server): readonly Diagnostic[] => {
    const { key, security, url, location } = server;
    const logins = loginsOf(server);
    const remedy = "Describe one of the security schemes `userPassword`, `plain` and `X509`.";
    if (security.length > 0 && logins.length === 0) {
      return [
        {
          code: "login-not-supported",
          severity: "warning",
          message: `the broker ${key} asks for ${[...new Set(security)].join(" or ")}`,
          consequence: "Connections log in with a user and a password (PLAIN) or with a client certificate (EXTERNAL).",
          remedy,
          location,
        },
      ];
    }
    if (logins.length === 1 && logins[0] === "certificate" && !url.startsWith("amqps:")) {
      return [
        {
          code: "certificate-without-tls",
          severity: "warning",
          message: `the broker ${key} asks for a client certificate, and its protocol is amqp`,
          consequence: "Certificates are shown over TLS only, so nobody could log in.",
          remedy: "Write `protocol: amqps`.",
          location,
        },
      ];
    }
    return [];
  });
}
