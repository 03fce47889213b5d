/** `Promise.withResolvers`, which Node 20 lacks. */
export function promiseWithResolvers<Value>() {
  let settle: { readonly resolve: (value: Value) => void; readonly reject: (reason: unknown) => void } | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error("A promise's executor runs at once.");
  return { promise, ...settle };
}
