import type { Contract, Location, Server, ServerVariable } from "../../contract/contract.js";
import { withoutLogin } from "../../contract/server-login.js";
import { containsKeys, type KeyLanguage, type KeyVerdict } from "./key-language.js";
import { templateKeys } from "./key-patterns.js";

/** Whether each broker that the first may be, by the values of its variables, is one that the second may be. */
export function containsServers(inner: Server, outer: Server): KeyVerdict {
  return containsKeys(addressesOf(inner), addressesOf(outer));
}

/** The same of their vhosts, whose names have capitals. */
export function containsVhosts(inner: Server, outer: Server): KeyVerdict {
  return containsKeys(vhostsOf(inner), vhostsOf(outer));
}

/** What a URL says: where the broker is, without credentials, and which of its vhosts is meant. */
export function partsOf({ url }: Server): { readonly broker: string; readonly vhost: string } {
  const [, scheme = "", host = "", path = ""] = /^([^:]+:\/\/)([^/]*)\/?(.*)$/s.exec(withoutLogin(url)) ?? [];
  const port = /^amqps:/i.test(scheme) ? ":5671" : ":5672";
  return {
    broker: inSmallLetters(scheme + host) + (/:\d+$/.test(host) ? "" : port),
    vhost: path === "" ? "/" : decoded(path),
  };
}

function placeIn(value: string): string {
  return withoutLogin(`//${value}`).slice(2).toLowerCase();
}

/** Names of hosts and schemes are the same in any letters (RFC 3986, 6.2.2.1), those of variables are not. */
function inSmallLetters(address: string): string {
  return address.replace(/(\{[^{}]*\})|[^{}]+/g, (text, variable?: string) => variable ?? text.toLowerCase());
}

/** AsyncAPI 2 has one URL for what AsyncAPI 3 says in two members. */
export function addressLocation(
  { within }: Contract,
  { location }: Server,
  member: "host" | "pathname" | "variables",
): Location {
  const ofUrl = within(location, "url");
  return ofUrl.pointer === location.pointer || member === "variables" ? within(location, member) : ofUrl;
}

function addressesOf(server: Server): KeyLanguage {
  const { broker } = partsOf(server);
  return templateKeys(broker, placesOf(server), { anyText: "[^]+", isValue: () => true });
}

function vhostsOf(server: Server): KeyLanguage {
  return templateKeys(partsOf(server).vhost, server.variables, { anyText: "[^]+", isValue: () => true });
}

/** The values of its variables, sorted, and without the logins that may stand in them. */
export function placesOf({ variables }: Server): readonly Pick<ServerVariable, "name" | "values">[] {
  return variables.map(({ name, values }) =>
    values === undefined ? { name } : { name, values: values.map(placeIn).sort() },
  );
}

/** https://www.rabbitmq.com/docs/uri-spec#the-amqp-uri-scheme */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
