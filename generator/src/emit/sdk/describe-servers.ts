import type { Server, ServerVariable } from "../../contract/contract.js";
import { isPasswordVariable, shownUrl } from "../../contract/server-login.js";
import { docProse, inlineCode, plainMarkdown } from "../doc-comment.js";

/** Rows of a table: broker, URL, how one logs in, what it is for. */
export function serverRows(servers: readonly Server[]): readonly (readonly string[])[] {
  return servers.map((server) => [
    inlineCode(server.key),
    [inlineCode(shownUrl(server.url)), ...server.variables.map((variable) => variableText(server, variable))].join(
      ", ",
    ),
    [...new Set(server.security.map(loginText))].join(" or "),
    plainMarkdown(docProse(server.description).replaceAll(/\s+/g, " ")),
  ]);
}

function variableText(server: Server, variable: ServerVariable): string {
  const { name, values, defaultValue } = variable;
  if (isPasswordVariable(server, variable)) return inlineCode(name);
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
