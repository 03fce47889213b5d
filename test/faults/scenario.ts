import type { Bench } from "./bench.js";
import type { Check } from "./checks.js";

/** The whole scenario, or a form of it that takes seconds. */
export type Size = "short" | "full";

/** One line of the fault bench: what is done to whom, and what it must show. */
export interface Scenario<Parameters, Subject> {
  readonly id: string;
  readonly title: string;
  readonly mustShow: string;
  readonly parameters: Readonly<Record<Size, Parameters>>;
  /** Our side of it. */
  readonly subject: Subject;
  /** Variants with a known defect. Each shows that the check it names can fail. */
  readonly hazards: readonly Hazard<Subject>[];
  run(bench: Bench, parameters: Parameters, subject: Subject): Promise<readonly Check[]>;
}

export interface Hazard<Subject> {
  readonly name: string;
  /** Name of the check that this variant fails. */
  readonly breaks: string;
  readonly subject: Subject;
}

/** A scenario whose parameters and subjects are nobody else's business. */
export interface RegisteredScenario {
  readonly id: string;
  readonly title: string;
  readonly mustShow: string;
  readonly hazards: readonly { readonly name: string; readonly breaks: string; readonly run: ScenarioRun }[];
  readonly run: ScenarioRun;
}

export type ScenarioRun = (bench: Bench, size: Size) => Promise<readonly Check[]>;

export function register<Parameters, Subject>(scenario: Scenario<Parameters, Subject>): RegisteredScenario {
  const { id, title, mustShow, parameters } = scenario;
  const runWith =
    (subject: Subject): ScenarioRun =>
    (bench, size) =>
      scenario.run(bench, parameters[size], subject);
  return {
    id,
    title,
    mustShow,
    hazards: scenario.hazards.map(({ name, breaks, subject }) => ({ name, breaks, run: runWith(subject) })),
    run: runWith(scenario.subject),
  };
}
