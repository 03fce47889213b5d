import { shownUrl } from "../contract/server-login.js";

/** A broker's URL, up to what no URL has in it. */
const url = /\b(?:amqps?|rabbitmq):\/\/[^\s"'`<>]+/gi;

/** A server's place may be written without its scheme. */
const host = /(\b(?:host|url)["']?\s*:\s*["']?)((?!\w+:\/\/)[^\s"'`<>,]*@)/g;

/** Lines of a file as they may be shown: what logs in to a broker is left out of them. */
export function withoutLogins(lines: string): string {
  return lines
    .replace(host, (written, before: string, login: string) => (isOfVariables(login) ? written : `${before}…@`))
    .replace(url, shownUrl);
}

function isOfVariables(login: string): boolean {
  return /^(?:\{[^{}]*\}|:)*@$/.test(login);
}
