import { createSecureContext } from "node:tls";
import { EventError } from "./errors.js";
import { withMethods } from "./option-checks.js";
import type { TlsOptions } from "./transport.js";

/**
 * Looks at certificates and keys before a broker does: Node takes a path for `ca` without a word, and says of a broken key that
 * the broker cannot be reached.
 *
 * @throws EventError `OPTION_INVALID`
 */
export function resolveTls(tls: TlsOptions | undefined): TlsOptions | undefined {
  if (tls === undefined || tls === null) return undefined;
  const { ca, cert, key, passphrase } = withMethods("tls", tls);
  for (const [name, given] of Object.entries({ ca, cert, key })) {
    const texts: readonly unknown[] = Array.isArray(given) ? given : [given ?? undefined];
    if (texts.some((text) => text !== undefined && !textOf(text).includes("-----BEGIN "))) {
      throw new EventError("OPTION_INVALID", `tls.${name} is no PEM. Give the content of the file, not its path.`);
    }
  }
  try {
    createSecureContext({
      ...(cert == null ? {} : { cert }),
      ...(key == null ? {} : { key }),
      ...(passphrase == null ? {} : { passphrase }),
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new EventError(
      "OPTION_INVALID",
      `tls.cert and tls.key cannot be used${code}. Check that they are whole and belong together, and tls.passphrase.`,
    );
  }
  return tls;
}

function textOf(pem: unknown): string {
  return ArrayBuffer.isView(pem)
    ? Buffer.from(pem.buffer, pem.byteOffset, pem.byteLength).toString("latin1")
    : String(pem);
}
