/** The length that `minLength` counts: code points, with a lone surrogate counting as one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** a, b, …, z, aa, ab, …: names a person can read, as many as are asked for. */
export function* plainWords(count: number): Iterable<string> {
  for (let number = 1; number <= count; number += 1) {
    let word = "";
    for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      word = String.fromCharCode(97 + ((rest - 1) % 26)) + word;
    }
    yield word;
  }
}
