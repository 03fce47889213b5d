import type { Server, ServerVariable } from "../../contract/contract.js";
import { docProse, inlineCode } from "../doc-comment.js";

/** Rows of a table: broker, URL, how one logs in, what it is for. */
export function serverRows(servers: readonly Server[]): readonly (readonly string[])[] {
  return servers.map(({ key, url, description, variables, security }) => [
    inlineCode(key),
    [inlineCode(url), ...variables.map(variableText)].join(", "),
    [...new Set(security.map(loginText))].join(" or "),
    docProse(description).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/\s+/g, " "),
  ]);
}

function variableText({ name, values, defaultValue }: ServerVariable): string {
  const known = values === undefined ? "" : ` one of ${values.map(inlineCode).join(", ")}`;
  const usual = defaultValue === undefined ? "" : `${known === "" ? "" : ","} by default ${inlineCode(defaultValue)}`;
  return `${inlineCode(name)}${known}${usual}`;
}

/** How the runtime is told, for the schemes that RabbitMQ knows. */
function loginText(type: string): string {
  switch (type) {
    case "userPassword":
    case "plain":
      return "user and password in the URL";
    case "X509":
      return "client certificate in `tls`";
    default:
      return inlineCode(type);
  }
}
