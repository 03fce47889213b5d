/** On texts this long a pattern with two repetitions answers at once. */
const ofTame = 1000;
/** And on these one with nested repetitions. */
const ofWild = 6;
/** No text is: from so many optional parts on even to compile the pattern may take JavaScript for ever. */
const none = -1;
const manyOptional = 16;
const manyCounted = 10;

/**
 * On texts of how many characters JavaScript's backtracking surely returns: it explodes only where a group is repeated, or several
 * open repetitions or optional parts compete. Negative: on none.
 */
export function harmlessLengthOf(pattern: string): number {
  const bare = pattern
    .replace(/\\./gu, "_")
    .replace(/\[[^\]]*\]/gu, "_")
    .replace(/\(\?/gu, "(");
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/gu)?.length ?? 0;
  // An alternative that is empty is an optional part.
  const optional = bare.match(/(?<![*+?}])\?|\|(?=[|)])|(?<=[(|])\|/gu)?.length ?? 0;
  const alternatives = bare.match(/\|/gu)?.length ?? 0;
  const counts = [...bare.matchAll(/\)\{(?<least>\d+)(?:,(?<most>\d*))?\}/gu)];
  // One may stand in the other.
  const times = counts.reduce((product, { groups }) => product * Number(groups?.["most"] || groups?.["least"] || 1), 1);
  const isCountedOften = times >= manyCounted;
  if (optional > manyOptional || isCountedOften) return none;
  const repeatsGroup = counts.length > 0 || /\)[*+]/u.test(bare);
  return repetitions <= 2 && optional + alternatives <= 4 && !repeatsGroup ? ofTame : ofWild;
}

export function isTame(pattern: string): boolean {
  return harmlessLengthOf(pattern) === ofTame;
}
