import type { GeneratedFile } from "../../src/output/generated-file.js";
import type { ImportEmitted } from "../write-emitted.js";

/** One datum, and the type that it may or may not have. */
export interface AgreementCase {
  /** What a reviewed exception calls it: the same in every run. */
  readonly name: string;
  readonly type: string;
  readonly data: unknown;
}

export type Verdict = (one: AgreementCase) => boolean;

/** Types and validators of the same schemas, and data to ask both about. */
export interface AgreementSubject<Case extends AgreementCase = AgreementCase> {
  readonly title: "suite" | "realistic";
  readonly cases: readonly Case[];
  /** Path of the declaration of a type, `.js` as an import names it. */
  moduleOf(type: string): string;
  typesWithIndexSignatures(): Promise<readonly GeneratedFile[]>;
  typesAsPublished(): Promise<readonly GeneratedFile[]>;
  /** What the emitted validator says. */
  readonly accepts: Verdict;
  /** The same of schemas without what no type can say. */
  readonly acceptsWithoutLimits: Verdict;
}

/** The verdicts of the `isX` of an emitted package. */
export async function verdictsOf(emitted: ImportEmitted): Promise<Verdict> {
  const index = await emitted("validators/index.js");
  return ({ type, data }) => {
    const is = index[`is${type}`];
    if (typeof is !== "function") throw new Error(`There is no validator of ${type}.`);
    return is(data) === true;
  };
}
