import { Undecided } from "./undecided.js";

/** Reading the clock costs more than a step, so it is read once in this many steps. */
const stepsPerReading = 128;

/**
 * The time one direction may take. Every loop of the judge spends from it, so none can run for ever. What counts is the work
 * of this process: a busy machine takes longer, and decides the same.
 */
export class Budget {
  readonly #budgetMs: number;
  readonly #endsAt: number;
  readonly #worksUntil: number;
  #steps = 0;

  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
    this.#endsAt = performance.now() + budgetMs;
    this.#worksUntil = workMs() + budgetMs;
  }

  /** @throws {Undecided} `BUDGET_EXCEEDED` when the time is over. */
  spend(steps = 1): void {
    const before = this.#steps;
    this.#steps += steps;
    if (Math.floor(before / stepsPerReading) === Math.floor(this.#steps / stepsPerReading)) return;
    // Asking for the work costs more than asking for the time, and no process works longer than the time goes on.
    if (performance.now() > this.#endsAt && workMs() >= this.#worksUntil) {
      throw new Undecided("BUDGET_EXCEEDED", `the budget of ${this.#budgetMs} ms ran out before all cases were tried`);
    }
  }
}

function workMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
