/** One thing that a scenario must show, and what it showed. */
export interface Check {
  readonly name: string;
  readonly seen: string;
  readonly wanted: string;
  readonly holds: boolean;
  /** It measures time, so that a busy machine fails it: `npm test` leaves it out, `npm run faults` does not. */
  readonly isTiming?: true;
}

/** Says of a check that a busy machine fails it. */
export function timed(check: Check): Check {
  return { ...check, isTiming: true };
}

export function exactly(name: string, seen: number, wanted: number): Check {
  return { name, seen: String(seen), wanted: String(wanted), holds: seen === wanted };
}

export function atMost(name: string, seen: number, most: number, unit = ""): Check {
  return { name, seen: written(seen, unit), wanted: `≤ ${written(most, unit)}`, holds: seen <= most };
}

export function atLeast(name: string, seen: number, least: number, unit = ""): Check {
  return { name, seen: written(seen, unit), wanted: `≥ ${written(least, unit)}`, holds: seen >= least };
}

/** For what is no number. */
export function isTrue(name: string, seen: string, wanted: string, holds: boolean): Check {
  return { name, seen, wanted, holds };
}

/** The smallest of the values that `percent` of them do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

function written(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return unit === "" ? digits : `${digits} ${unit}`;
}
