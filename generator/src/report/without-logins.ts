/** A broker's URL, up to the last `@` of its line: a password may have any sign in it. */
const url = /\b(amqps?:\/\/|rabbitmq:\/\/)(.*)@/i;
/** A server's place may be written without its scheme. */
const host = /\b((?:host|url)["']?\s*:\s*["']?)(?!\s*["']?\w+:\/\/)(.*)@/;
/** What a variable of a server may have for a value. */
const login = /(^|["'\s])([^\s"':@]+:[^\s"'@/][^\s@]*)@/;

/** Lines of a file as they may be shown: what logs in to a broker is left out of them. More than that may be missing. */
export function withoutLogins(lines: string): string {
  return lines
    .split("\n")
    .map((line) => (line.includes("@") ? [url, host, login].reduce(withoutLogin, line) : line))
    .join("\n");
}

function withoutLogin(line: string, pattern: RegExp): string {
  return line.replace(pattern, (written, before: string, found: string) =>
    /^(?:\{[^{}]*\}|:)*$/.test(found) ? written : `${before}…@`,
  );
}
