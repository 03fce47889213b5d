import { type JsonObject, memberOf, tokensOf } from "../contract/json-pointer.js";
import { baseName } from "../contract/schema-names.js";
import { filesKey } from "./bundle.js";
import { schemasIn } from "./stubs.js";

/** A message of AsyncAPI 2 that is written inside an operation has no key; what names it best is its key. */
export function keyOfMessage(
  tokens: readonly string[],
  message: JsonObject,
  where: { readonly channel: string; readonly operation?: string },
): string {
  const last = tokens.at(-1) ?? "";
  const parent = tokens.at(-2);
  if (tokens[0] === filesKey) return tokens.length === 2 ? baseName(last) : last;
  if (parent === "messages" && !invented.test(last)) return last;
  const named = ["messageId", "name", "title"].map((field) => memberOf(message, field));
  const payload = schemasIn(message["payload"])[0];
  const payloadTokens = payload === undefined ? [] : tokensOf(payload);
  if (payloadTokens.at(-2) === "schemas") named.splice(2, 0, payloadTokens.at(-1));
  const name = named.find((candidate): candidate is string => typeof candidate === "string" && candidate !== "");
  return name ?? where.operation ?? [where.channel, ...(/^\d+$/.test(last) ? [last] : [])].join("-");
}

/** What the official converter from 2 to 3 calls messages that had no name: the same in every channel. */
const invented = /^(publish|subscribe)\.message(\.\d+)?$/;

/** Operations of AsyncAPI 2 may have no id: `receive-user/signedup`. */
export function keyOfOperation(operationId: string | undefined, action: string, channel: string): string {
  return operationId ?? `${action}-${channel}`;
}
