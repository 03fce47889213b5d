import { createHash } from "node:crypto";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import { parseSource, type SourceFile } from "./source-file.js";

export interface RemoteLimits {
  /** How long fetching may take, for all files of a document together. */
  readonly timeoutMs: number;
  /** How much is read, of all files of a document together. */
  readonly maxBytes: number;
}

/** Files behind http and https. Reading is not asynchronous, so what it asks for is fetched before it reads again. */
export interface RemoteFiles {
  /** Undefined for one that has been told to be missing, and for one that is still to be fetched. */
  open(url: URL, referenceAt: Location): SourceFile | Diagnostic | undefined;
  named(name: string): SourceFile | undefined;
  /** Fetches what has been asked for; false when that is nothing. */
  fetchWanted(): Promise<boolean>;
  /** Without queries: those may hold a key. */
  readonly urls: readonly string[];
}

const maxRedirects = 5;

export function openRemoteFiles({ timeoutMs, maxBytes }: RemoteLimits): RemoteFiles {
  const wanted = new Map<string, { readonly url: URL; readonly referenceAt: Location }>();
  const fetched = new Map<string, SourceFile | Diagnostic>();
  const told = new Set<string>();
  let bytesLeft = maxBytes;
  let deadline: AbortSignal | undefined;

  const read = async (start: URL): Promise<string> => {
    deadline ??= AbortSignal.timeout(timeoutMs);
    let url = start;
    for (let hops = 0; hops <= maxRedirects; hops++) {
      const response = await fetch(url.href, { redirect: "manual", credentials: "omit", signal: deadline });
      const next = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && next !== null) {
        await response.body?.cancel();
        url = redirected(url, next);
        continue;
      }
      if (!response.ok) {
        await response.body?.cancel();
        throw new FetchProblem(`the server answers with status ${response.status}`);
      }
      return await textOf(response);
    }
    throw new FetchProblem(`it is redirected more than ${maxRedirects} times`);
  };

  const textOf = async (response: Response): Promise<string> => {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for await (const chunk of response.body ?? []) {
      bytesLeft -= chunk.byteLength;
      // Leaving the loop closes the connection.
      if (bytesLeft < 0) throw new FetchProblem(`more than ${maxBytes} bytes would be read`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  };

  const fetchOne = async (name: string, url: URL, referenceAt: Location): Promise<SourceFile | Diagnostic> => {
    const shownName = shown(url);
    try {
      const { file, diagnostics } = parseSource({ path: url.pathname, name, shownName, text: await read(url) });
      return file ?? { ...(diagnostics[0] as Diagnostic), ...referencedAt(referenceAt) };
    } catch (error) {
      return unreachable(shownName, reasonOf(error, timeoutMs), referenceAt);
    }
  };

  return {
    get urls() {
      return [...fetched.keys()];
    },
    open(url, referenceAt) {
      const name = nameOf(url);
      const known = fetched.get(name);
      if (known === undefined) {
        wanted.set(name, { url, referenceAt });
        return undefined;
      }
      if (!("code" in known)) return known;
      if (told.has(name)) return undefined;
      told.add(name);
      return known;
    },
    named(name) {
      const known = fetched.get(name);
      return known === undefined || "code" in known ? undefined : known;
    },
    async fetchWanted() {
      const now = [...wanted];
      wanted.clear();
      await Promise.all(
        now.map(async ([name, { url, referenceAt }]) => fetched.set(name, await fetchOne(name, url, referenceAt))),
      );
      return now.length > 0;
    },
  };
}

/** An address as it may be shown: without user, password and query, which may hold keys. */
export function shown(url: URL): string {
  return url.host === "" ? `${url.protocol}…` : `${url.protocol}//${url.host}${url.pathname}`;
}

/** What references to the file are called by. Relative references in it are resolved against this. */
function nameOf(url: URL): string {
  const query = url.search === "" ? "" : `?${createHash("sha256").update(url.search).digest("hex").slice(0, 8)}`;
  return shown(url) + query;
}

class FetchProblem extends Error {}

function redirected(from: URL, to: string): URL {
  const url = URL.canParse(to, from.href) ? new URL(to, from) : undefined;
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && from.protocol === "http:");
  if (url === undefined || !isAllowed || url.username !== "" || url.password !== "")
    throw new FetchProblem("it is redirected to an address that is not fetched");
  return url;
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof FetchProblem) return error.message;
  if (!(error instanceof Error)) return "unknown reason";
  if (error.name === "TimeoutError") return `it takes more than ${timeoutMs} ms`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is not UTF-8 text";
  const cause = error.cause instanceof Error ? (error.cause as NodeJS.ErrnoException).code : undefined;
  return `the server cannot be reached (${cause ?? error.name})`;
}

function unreachable(shownName: string, reason: string, referenceAt: Location): Diagnostic {
  return {
    code: "unreadable-remote-file",
    severity: "error",
    message: `${shownName} cannot be read: ${reason}`,
    consequence: "Nothing is generated.",
    remedy: "Check the address, or keep a copy of the file beside the document.",
    location: referenceAt,
  };
}

function referencedAt(location: Location): Pick<Diagnostic, "related"> {
  return { related: { message: "It is referenced here.", location } };
}
