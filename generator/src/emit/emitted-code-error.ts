/** Code of ours that does not compile. Nothing is written; the document's author can do nothing about it. */
export class EmittedCodeError extends Error {
  override readonly name = "EmittedCodeError";
  readonly code = "EMITTED_CODE_DOES_NOT_COMPILE";

  constructor(readonly problems: readonly string[]) {
    super(`What was generated does not compile: ${problems[0] ?? "no problem was named"}`);
  }
}
