// Edits of the schemas of contracts, judged as the SDKs of both would send and take them.

import { findUndeclared } from "../../packages/runtime/dist/undeclared.js";
import { openSchema } from "../dist/contract/schema/closed-schema.js";
import { declaredNames } from "../dist/contract/schema/declared-names.js";
import { declaredSource } from "../dist/emit/validators/declared-source.js";
import { compareLanguages } from "../dist/judge/compare-languages.js";
import { languageSource } from "../dist/judge/language-source.js";
import { findMessage, pick } from "./falsifier.mjs";
import { edit } from "./schema-edits.mjs";
import { sdkDecisions } from "./sdk-decisions.mjs";

const parts = { languageSource, declaredNames, declaredSource, findUndeclared };

export class LanguagePairs {
  #random;
  #places;
  contracts;

  /**
   * @param {readonly any[]} contracts
   * @param {() => number} random
   */
  constructor(contracts, random) {
    this.#random = random;
    this.contracts = contracts.length;
    this.#places = contracts.flatMap(({ schemas }) =>
      schemas.named.map((/** @type {{ ref: string }} */ { ref }) => ({ schemas, ref })),
    );
  }

  get schemas() {
    return this.#places.length;
  }

  /**
   * A named schema, and the same after an edit somewhere in it or in what it refers to.
   *
   * @returns {any}
   */
  next() {
    const random = this.#random;
    const { schemas, ref } = pick(this.#places, random);
    const target = pick(reachedFrom(ref, languageSource(schemas)), random);
    const edited = edit(schemas.get(target), random);
    const changed = { ...schemas, get: (/** @type {string} */ at) => (at === target ? edited : schemas.get(at)) };
    const sides = { old: { schemas, ref }, new: { schemas: changed, ref } };
    /** @param {"backward" | "forward"} direction */
    const pairOf = (direction) => (direction === "backward" ? [sides.old, sides.new] : [sides.new, sides.old]);
    /** @param {"backward" | "forward"} direction */
    const decide = (direction) => {
      const [emitted, accepted] = pairOf(direction);
      return compareLanguages({ ...emitted, closed: true }, { ...accepted, closed: false }, { direction });
    };
    return {
      written: { ref, target, old: schemas.get(target), changed: edited },
      compare: () => ({ backward: decide("backward"), forward: decide("forward") }),
      refute(/** @type {"backward" | "forward"} */ direction, /** @type {number} */ tries, /** @type {any[]} */ known) {
        const [emitted, accepted] = pairOf(direction);
        return findMessage({
          schemas: [emitted, accepted].map((side) => openSchema(side.ref, languageSource(side.schemas).reader)),
          accepted: sdkDecisions(emitted.schemas, parts)(ref, true),
          alsoAccepted: sdkDecisions(accepted.schemas, parts)(ref, false),
          tries,
          random,
          known,
        });
      },
    };
  }
}

/**
 * @param {string} ref
 * @param {any} source
 * @returns {readonly string[]}
 */
function reachedFrom(ref, source) {
  const reached = new Set([ref]);
  for (const each of reached) for (const target of source.partOf(each).refs) reached.add(target);
  return [...reached];
}
