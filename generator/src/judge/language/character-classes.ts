import type { CharSet } from "refa";
import type { Term, TermId, Terms } from "./terms.js";

/** Characters a person likes to read in a message, best first. */
const readable = [
  ..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -_.:/@+,;!?#$%&*()=<>[]{}|~^'\"`\\",
].map((character) => character.charCodeAt(0));

/** One character for each class of characters that no set among the terms tells apart; readable ones first. */
export function representatives(roots: readonly TermId[], terms: Terms): number[] {
  const sets = setsIn(roots, terms);
  const bySignature = new Map<string, number>();
  const signature = (character: number) => sets.map((set) => (set.has(character) ? "1" : "0")).join("");
  const offer = (character: number): void => {
    const key = signature(character);
    if (!bySignature.has(key)) bySignature.set(key, character);
  };
  readable.forEach(offer);
  const edges = new Set<number>([0xe9]);
  for (const set of sets) {
    for (const { min, max } of set.ranges) {
      edges.add(min);
      if (max < 0x10ffff) edges.add(max + 1);
    }
  }
  const rest = [...edges].sort((left, right) => readability(left) - readability(right) || left - right);
  rest.forEach(offer);
  return [...bySignature.values()];
}

/** Printable before control characters, and halves of surrogate pairs last: two of them could merge into one. */
function readability(character: number): number {
  if (character >= 0xd800 && character <= 0xdfff) return 2;
  return character < 0x20 || (character >= 0x7f && character < 0xa1) ? 1 : 0;
}

/** The sets that lookbehinds ask of the character before. */
export function setsBehind(roots: readonly TermId[], terms: Terms): CharSet[] {
  return termsIn(roots, terms).flatMap((term) => (term.is === "behind" ? [term.set] : []));
}

function setsIn(roots: readonly TermId[], terms: Terms): CharSet[] {
  return termsIn(roots, terms).flatMap((term) => (term.is === "character" || term.is === "behind" ? [term.set] : []));
}

function termsIn(roots: readonly TermId[], terms: Terms): Term[] {
  const seen = new Set<TermId>();
  const found: Term[] = [];
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const term = terms.term(id);
    found.push(term);
    if (term.is === "sequence") open.push(term.first, term.rest);
    else if (term.is === "either" || term.is === "both") open.push(...term.terms);
    else if (term.is === "not" || term.is === "repeat" || term.is === "ahead") open.push(term.term);
  }
  return found;
}
