import type { Bench } from "./bench.js";
import type { Check } from "./checks.js";

/** The whole scenario, or a form of it that takes seconds. */
export type Size = "short" | "full";

/** One line of the fault bench: what is done to whom, and what it must show. */
export interface Scenario<Parameters, Subject> {
  readonly id: string;
  readonly title: string;
  readonly mustShow: string;
  /** Without a short form it is left out of `npm test`. */
  readonly parameters: { readonly full: Parameters; readonly short?: Parameters };
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
  readonly sizes: readonly Size[];
  readonly hazards: readonly { readonly name: string; readonly breaks: string; readonly run: ScenarioRun }[];
  readonly run: ScenarioRun;
}

export type ScenarioRun = (bench: Bench, size: Size) => Promise<readonly Check[]>;

export function register<Parameters, Subject>(scenario: Scenario<Parameters, Subject>): RegisteredScenario {
  const { id, title, mustShow, parameters } = scenario;
  const runWith =
    (subject: Subject): ScenarioRun =>
    (bench, size) =>
      scenario.run(bench, size === "short" ? (parameters.short ?? parameters.full) : parameters.full, subject);
  return {
    id,
    title,
    mustShow,
    sizes: parameters.short === undefined ? ["full"] : ["short", "full"],
    hazards: scenario.hazards.map(({ name, breaks, subject }) => ({ name, breaks, run: runWith(subject) })),
    run: runWith(scenario.subject),
  };
}
