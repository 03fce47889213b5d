import type { Contract, Server } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { listed } from "../../contract/listed.js";
import { loginsOf } from "./emit-servers.js";

/** Warns of brokers that ask for a login which connections do not have, or which cannot be had there. */
export function checkServers({ servers, within }: Contract): readonly Diagnostic[] {
  return servers.flatMap((server) => [
    ...checkSchemes(server, within(server.location, "security")),
    ...checkCertificate(server),
  ]);
}

/** Their users log in with a token in the place of the password. */
const tokens = new Set(["oauth2", "openIdConnect"]);

function checkSchemes(server: Server, location: Diagnostic["location"]): readonly Diagnostic[] {
  const { key } = server;
  const others = [...new Set(server.security)].filter((type) => loginsOf({ ...server, security: [type] }).length === 0);
  if (others.length === 0) return [];
  const named = listed(others, { last: "or" });
  const isToken = others.some((type) => tokens.has(type));
  const token = "A token is the password in the option `url`, and `updateSecret` of the connection renews it.";
  if (loginsOf(server).length > 0) {
    return [
      {
        code: "security-scheme-left-out",
        severity: "info",
        message: `the broker ${key} takes ${named} too`,
        consequence: "Connections have no option for it.",
        ...(isToken ? { remedy: token } : {}),
        location,
      },
    ];
  }
  return [
    {
      code: "login-not-supported",
      severity: "warning",
      message: `the broker ${key} asks for ${named}`,
      consequence: "Connections log in with a user and a password (PLAIN) or with a client certificate (EXTERNAL).",
      remedy: isToken ? token : "Describe one of the security schemes `userPassword`, `plain` and `X509`.",
      location: server.location,
    },
  ];
}

function checkCertificate(server: Server): readonly Diagnostic[] {
  const { key, url, location } = server;
  const logins = loginsOf(server);
  if (logins.length !== 1 || logins[0] !== "certificate" || url.startsWith("amqps:")) return [];
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
