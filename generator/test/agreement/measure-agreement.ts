import { ok } from "node:assert/strict";
import type { GeneratedFile } from "../../src/output/generated-file.js";
import { compileDeclarations } from "../compile-declarations.js";
import type { AgreementCase, AgreementSubject } from "./subject.js";

/** How far a type and the validator of the same schema say the same of the same data. */
export interface Agreement {
  /** Data that the validator accepts. */
  readonly accepted: number;
  /** Of those, what has the type. */
  readonly typed: number;
  /** Data that the validator refuses for a reason that a type can say. */
  readonly expressible: number;
  /** Of those, what does not have the type. */
  readonly refused: number;
  /** Names of the data that is accepted and has not the type. */
  readonly tooStrict: readonly string[];
  /** Names of the data that is refused, as a type could, and has the type. */
  readonly tooLoose: readonly string[];
}

export interface SubjectAgreement {
  readonly withIndexSignatures: Agreement;
  readonly asPublished: Agreement;
}

export async function measureAgreement(subject: AgreementSubject): Promise<SubjectAgreement> {
  return {
    withIndexSignatures: compare(subject, refusedByTypes(subject, await subject.typesWithIndexSignatures())),
    asPublished: compare(subject, refusedByTypes(subject, await subject.typesAsPublished())),
  };
}

function compare(subject: AgreementSubject, untyped: ReadonlySet<string>): Agreement {
  const accepted = subject.cases.filter(subject.accepts);
  const expressible = subject.cases.filter((one) => !subject.accepts(one) && !subject.acceptsWithoutLimits(one));
  const tooStrict = accepted.filter(({ name }) => untyped.has(name));
  const tooLoose = expressible.filter(({ name }) => !untyped.has(name));
  return {
    accepted: accepted.length,
    typed: accepted.length - tooStrict.length,
    expressible: expressible.length,
    refused: expressible.length - tooLoose.length,
    tooStrict: tooStrict.map(({ name }) => name),
    tooLoose: tooLoose.map(({ name }) => name),
  };
}

/** The names of the cases whose data TypeScript refuses. The types themselves must compile. */
function refusedByTypes({ cases, moduleOf }: AgreementSubject, types: readonly GeneratedFile[]): ReadonlySet<string> {
  const byType = new Map<string, AgreementCase[]>();
  for (const one of cases) byType.set(one.type, [...(byType.get(one.type) ?? []), one]);
  const files = [...byType].map(([type, ofType]): GeneratedFile => {
    const lines = ofType.map(({ data }, index) => `export const x${index}: ${type} = ${literal(data)};`);
    return {
      path: `data/${type}.ts`,
      content: [`import type { ${type} } from "../${moduleOf(type)}";`, ...lines].join("\n"),
    };
  });
  const problems = compileDeclarations([...types, ...files]);
  const broken = problems.filter(({ path, line }) => !path.startsWith("data/") || line < 2);
  ok(broken.length === 0, broken.map(({ path, line, text }) => `${path}:${line} ${text}`).join("\n"));
  const caseAt = (path: string, line: number): AgreementCase | undefined =>
    byType.get(path.slice("data/".length, -".ts".length))?.[line - 2];
  return new Set(problems.flatMap(({ path, line }) => caseAt(path, line)?.name ?? []));
}

/** JSON as TypeScript: there, `__proto__` in quotes would be the prototype. */
function literal(data: unknown): string {
  return JSON.stringify(data).replaceAll('"__proto__":', '["__proto__"]:');
}
