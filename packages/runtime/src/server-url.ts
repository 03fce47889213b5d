import type { ConnectOptions } from "./connect-options.js";
import type { ServerContract } from "./contract.js";
import { EventError } from "./errors.js";
import { optionsOf } from "./option-checks.js";

/** How a caller chooses one of the brokers that a contract names. Generated code has the precise types. */
export interface ServerOptions {
  /** The broker's key in the document. */
  readonly server?: string;
  /** What varies in its URL: those with a default may be left out. */
  readonly variables?: object;
  readonly username?: string;
  readonly password?: string;
}

interface LoginOptions {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: ConnectOptions["tls"] | undefined;
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

/**
 * The options with the URL of the broker that `server` names. Without `server` they are as they were: the option `url`, else
 * `RABBITMQ_URL`, says where to connect to. Values are percent-encoded.
 *
 * @throws EventError `OPTION_INVALID` for a broker that the contract does not name, and for what its URL or its way to log in
 * misses or does not allow. The message holds no value.
 */
export function withServer(
  servers: Readonly<Record<string, ServerContract>>,
  given: ConnectOptions & ServerOptions,
): ConnectOptions {
  const { server, variables, username, password, ...options } = optionsOf(given);
  if (server === undefined) {
    const [stray] = Object.entries({ variables, username, password }).find(([, value]) => value !== undefined) ?? [];
    if (stray !== undefined) throw invalid(`the option ${stray} is for a broker of the contract: name it with server`);
    return options;
  }
  const contract = Object.hasOwn(servers, server) ? servers[server] : undefined;
  if (contract === undefined) {
    throw invalid(
      `the contract names no broker ${JSON.stringify(server)}. It names ${Object.keys(servers).join(", ")}`,
    );
  }
  if (options.url !== undefined) throw invalid("the options server and url both say where to. Give one of them");
  const url = new URL(fillUrl(contract, variables, server));
  checkLogin(contract, { username, password, tls: options.tls }, server);
  if (username !== undefined) url.username = encodeURIComponent(username);
  if (password !== undefined) url.password = encodeURIComponent(password);
  return { ...options, url: url.href };
}

function fillUrl({ url, variables = [] }: ServerContract, given: object | undefined, server: string): string {
  const values = new Map<string, unknown>(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  const unknown = [...values.keys()].find((name) => variables.every((variable) => variable.name !== name));
  if (unknown !== undefined) {
    const known = variables.map(({ name }) => name).join(", ");
    throw invalid(`the broker ${server} has no variable "${unknown}"; it has ${known === "" ? "none" : known}`);
  }
  const pathStart = /^[^:]*:\/\/[^/]*/.exec(url)?.[0].length ?? 0;
  return url.replace(PLACEHOLDER, (_placeholder, name: string, at: number) => {
    const variable = variables.find((one) => one.name === name);
    const value = values.get(name) ?? variable?.defaultValue;
    const what = `the variable "${name}" of the broker ${server}`;
    if (value === undefined) throw invalid(`${what} is missing`);
    if (typeof value !== "string" || value === "") throw invalid(`${what} must be a text that is not empty`);
    const allowed = variable?.values;
    if (allowed !== undefined && !allowed.includes(value))
      throw invalid(`${what} must be one of ${allowed.join(", ")}`);
    if (at >= pathStart) return encodeURIComponent(value);
    // Anything else would make another host, or credentials, of it.
    if (!/^[\w.:[\]-]+$/.test(value)) throw invalid(`${what} must be a host, a port, or a part of these`);
    return value;
  });
}

function checkLogin({ logins = [] }: ServerContract, { username, password, tls }: LoginOptions, server: string): void {
  const hasPassword = username !== undefined && password !== undefined;
  const hasCertificate = tls?.cert !== undefined;
  if ((username === undefined) !== (password === undefined)) throw invalid("username and password belong together");
  if (logins.length === 0) return;
  if ((logins.includes("password") && hasPassword) || (logins.includes("certificate") && hasCertificate)) return;
  const wanted = logins.map((login) =>
    login === "password" ? "username and password" : "a client certificate in tls",
  );
  throw invalid(`the broker ${server} asks for ${wanted.join(", or ")}`);
}

function invalid(problem: string): EventError {
  return new EventError("OPTION_INVALID", `Not connected: ${problem}.`);
}
