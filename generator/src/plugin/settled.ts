import process from "node:process";

/**
 * What a plugin's promise comes to. Where nothing is left that could settle it, Node ends the process without a word; then it
 * is rejected instead.
 */
export async function settled<Value>(promise: Value | Promise<Value>): Promise<Value> {
  let abandon = (): void => {};
  const abandoned = new Promise<never>((_, reject) => {
    abandon = () => reject(new Error("it waits for something that never comes"));
  });
  process.once("beforeExit", abandon);
  try {
    return await Promise.race([promise, abandoned]);
  } finally {
    process.off("beforeExit", abandon);
  }
}
