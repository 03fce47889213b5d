import type { Server, ServerVariable } from "./contract.js";

/** A URL as it may be shown: what stands in it of a user and a password is left out, names of variables are not. */
export function shownUrl(url: string): string {
  const login = loginOf(url);
  return login === undefined || isOfVariables(login) ? url : url.replace(`${login}@`, "…@");
}

/** Where a URL leads to, whoever logs in there. */
export function withoutLogin(url: string): string {
  const login = loginOf(url);
  return login === undefined ? url : url.replace(`${login}@`, () => "");
}

/** What every broker begins with, and takes from its own machine only (https://www.rabbitmq.com/docs/access-control#loopback-users). */
const defaultLogin = "guest:guest";

/** Whether the document itself has a password in a URL. */
export function hasPassword(url: string): boolean {
  const login = loginOf(url);
  return login !== undefined && login !== defaultLogin && !isOfVariables(passwordOf(login));
}

/** A variable that has the password in what the document says of its values. */
export function isPasswordVariable(
  { url }: Pick<Server, "url">,
  { name, values = [], defaultValue }: ServerVariable,
): boolean {
  const known = defaultValue === undefined ? values : [...values, defaultValue];
  const isPassword = passwordOf(loginOf(url) ?? "").includes(`{${name}}`);
  return known.some((value) => value !== "" && (isPassword || hasPassword(`//${value}`)));
}

/** What stands before the last `@`: a password may not have been escaped, and have a slash or an `@` in it. Without a `:`, only a user. */
function loginOf(url: string): string | undefined {
  const [, rest = ""] = /^[^/]*\/\/(.*)$/s.exec(url) ?? [];
  const end = rest.lastIndexOf("@");
  const login = rest.slice(0, Math.max(end, 0));
  return login.includes("/") && isHostAndPath(login, rest.slice(end + 1)) ? undefined : login || undefined;
}

/** Whether an `@` belongs to a path: `rabbit:5672/team` before it, and nothing behind it that only a host has. */
function isHostAndPath(before: string, behind: string): boolean {
  const afterColons = before.split(":").slice(1);
  return !/[:/]/.test(behind) && afterColons.every((text) => isPort(/^(\d+)\//.exec(text)?.[1]));
}

/** Below 1024 no broker listens, apart from what goes through the doors of the web: it is rather the beginning of a password. */
function isPort(digits: string | undefined): boolean {
  const port = Number(digits);
  return port === 80 || port === 443 || (port >= 1024 && port <= 65535);
}

function passwordOf(login: string): string {
  return login.includes(":") ? login.slice(login.indexOf(":") + 1) : "";
}

function isOfVariables(text: string): boolean {
  return /^(?:\{[^{}]*\}|:)*$/.test(text);
}
