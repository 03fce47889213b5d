/**
 * What was thrown, or an error that stands for it when it cannot be looked at: anything can be thrown, a proxy or an error
 * whose getters throw among them, and everything that is done about a failure reads it.
 */
export function readableError(thrown: unknown): unknown {
  try {
    if (!(thrown instanceof Error)) return thrown;
    const { name, message } = thrown;
    if (typeof name === "string" && typeof message === "string") return thrown;
  } catch {
    // Said below.
  }
  return new TypeError("The handler threw something that cannot be read.");
}
