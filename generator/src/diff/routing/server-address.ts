import type { Server } from "../../contract/contract.js";
import { containsKeys, type KeyLanguage, type KeyVerdict } from "./key-language.js";
import { templateKeys } from "./key-patterns.js";

/** Whether each broker that the first may be, by the values of its variables, is one that the second may be. */
export function containsServers(inner: Server, outer: Server): KeyVerdict {
  return containsKeys(addressesOf(inner), addressesOf(outer));
}

/** What a URL says: where the broker is, without credentials, and which of its vhosts is meant. */
export function partsOf({ url }: Server): { readonly broker: string; readonly vhost: string } {
  const [, scheme = "", host = url, path = ""] = /^([^:]+:\/\/)(?:[^/@]*@)?([^/]*)\/?(.*)$/s.exec(url) ?? [];
  const port = /^amqps:/i.test(scheme) ? ":5671" : ":5672";
  return { broker: scheme + host + (/:\d+$/.test(host) ? "" : port), vhost: path === "" ? "/" : decoded(path) };
}

function addressesOf(server: Server): KeyLanguage {
  const { broker } = partsOf(server);
  return templateKeys(broker, server.variables, { anyText: "[^]+", isValue: () => true });
}

/** https://www.rabbitmq.com/docs/uri-spec#the-amqp-uri-scheme */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
