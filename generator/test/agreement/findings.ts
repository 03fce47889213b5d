import type { Agreement, SubjectAgreement } from "./measure-agreement.js";
import { reviewedExceptions, reviewedSeed } from "./reviewed-exceptions.js";
import type { AgreementSubject } from "./subject.js";

/** Shares that must be reached with index signatures. */
const targets = {
  suite: { typed: 0.99, refused: 0.84 },
  realistic: { typed: 0.98, refused: 0.84 },
} as const;

/** Shares below a target, and exceptions that docs/agreement.md does not explain: one sentence each. */
export function findingsOf(
  { title }: AgreementSubject,
  { withIndexSignatures }: SubjectAgreement,
  seed: number,
): readonly string[] {
  const below = belowTarget(title, withIndexSignatures);
  // Another seed draws other messages, which nobody has looked at.
  return seed === reviewedSeed ? [...below, ...unexplained(title, withIndexSignatures)] : below;
}

function belowTarget(title: AgreementSubject["title"], agreement: Agreement): readonly string[] {
  const { typed, refused } = targets[title];
  return [
    ...(agreement.typed >= typed * agreement.accepted
      ? []
      : [`${title}: less than ${typed * 100} % of the accepted data has the type.`]),
    ...(agreement.refused >= refused * agreement.expressible
      ? []
      : [`${title}: less than ${refused * 100} % of the data that types can refuse is refused.`]),
  ];
}

function unexplained(title: AgreementSubject["title"], { tooStrict, tooLoose }: Agreement): readonly string[] {
  const found = new Set([...tooStrict, ...tooLoose]);
  const reviewed = reviewedExceptions(title);
  return [
    ...[...found].filter((name) => !reviewed.has(name)).map((name) => `${title}: unexplained: ${name}`),
    ...[...reviewed].filter((name) => !found.has(name)).map((name) => `${title}: explained and no longer so: ${name}`),
  ];
}
