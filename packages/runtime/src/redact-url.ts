/** A broker's URL as it may be printed: without user and password. What cannot be read is not printed at all. */
export function redactUrl(url: string): string {
  try {
    const parts = new URL(url);
    if (hasAtBehindHost(parts)) return "(not a URL)";
    const { protocol, host, pathname } = parts;
    return `${protocol}//${host}${pathname}`;
  } catch {
    return "(not a URL)";
  }
}

/** Then a password may not have been escaped: one with a slash ends what the parser takes for the host. */
export function hasAtBehindHost({ pathname, search, hash }: URL): boolean {
  return [pathname, search, hash].some((part) => part.includes("@"));
}
