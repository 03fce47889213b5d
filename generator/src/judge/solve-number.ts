import type { Literal } from "./formula.js";
import { nextDown, nextUp } from "./number-facts.js";
import { found, noValue, type Outcome } from "./outcome.js";
import {
  isItsDecimal,
  isMultipleOf,
  isNearItsDecimal,
  leastCommonMultiple,
  type Rational,
  rationalOf,
} from "./rational.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

interface NumberGoal {
  low: number;
  high: number;
  /** Divisors; 1 stands for `type: integer` too. */
  readonly multiples: number[];
  readonly notMultiples: number[];
  /** Whether multiples are reckoned in decimal. */
  decimal: boolean;
  excluded: number;
}

/** So many multiples are tried from each end; real divisors repeat sooner. */
const triedMultiples = 1500;
const triedNeighbours = 24;
/** From here on every double divided by a divisor of 1 or more is whole. */
const wholeFrom = 2 ** 53;
/** ajv reads larger quotients wrongly; see {@link isPlausible}. */
const largestQuotient = 1e21;

export function solveNumber(atoms: readonly Literal[], solver: Solver): Outcome {
  const goal = goalOf(atoms, solver);
  if (goal.low > goal.high) return noValue;
  const plausible = plausibilityOf(goal);
  const satisfies = (value: number): boolean => {
    solver.budget.spend();
    return Number.isFinite(value) && plausible(value) && atoms.every((atom) => solver.evaluator.holds(atom, value));
  };
  for (const candidate of simpleCandidates(goal)) if (satisfies(candidate)) return found(candidate + 0);
  const value = goal.multiples.length > 0 ? amongMultiples(goal, satisfies) : betweenLimits(goal, satisfies);
  return value === undefined ? noValue : found(value + 0);
}

function goalOf(atoms: readonly Literal[], { formulas }: Solver): NumberGoal {
  const goal: NumberGoal = {
    low: -Number.MAX_VALUE,
    high: Number.MAX_VALUE,
    multiples: [],
    notMultiples: [],
    decimal: false,
    excluded: 0,
  };
  for (const atom of atoms) {
    const node = formulas.node(atom);
    const affirmed = atom > 0;
    if (node.is === "integer") (affirmed ? goal.multiples : goal.notMultiples).push(1);
    else if (node.is === "multiple") {
      (affirmed ? goal.multiples : goal.notMultiples).push(node.divisor);
      goal.decimal = node.decimal;
    } else if (node.is === "enum") goal.excluded += node.values.length;
    else if (node.is === "minimum" || node.is === "maximum") {
      const isLow = (node.is === "minimum") === affirmed;
      const open = node.exclusive === affirmed;
      if (isLow) goal.low = Math.max(goal.low, open ? nextUp(node.limit) : node.limit);
      else goal.high = Math.min(goal.high, open ? nextDown(node.limit) : node.limit);
    }
  }
  return goal;
}

/**
 * ajv tests `quotient === parseInt(quotient)`, and `parseInt` reads `1e+21` as 1, so beyond that no number is a multiple
 * of anything. Taken at its word, no `multipleOf` would be compatible with a finer one; no message is that large, so
 * such numbers are left out unless the limits admit no other.
 */
function plausibilityOf({ low, high, multiples, notMultiples, decimal }: NumberGoal): (value: number) => boolean {
  if (decimal) return () => true;
  const divisor = Math.min(...multiples, ...notMultiples, 1);
  const largest = largestQuotient * divisor;
  if (multiples.length + notMultiples.length === 0 || low >= largest || high <= -largest) return () => true;
  return (value) => Math.abs(value) < largest;
}

function* simpleCandidates({ low, high }: NumberGoal): Iterable<number> {
  yield* [0, 1, -1, 2, 0.5, 100, 1.5];
  for (const limit of [low, high]) {
    if (Math.abs(limit) === Number.MAX_VALUE) continue;
    const whole = Math.floor(limit);
    yield* [limit, whole, whole + 1, whole - 1, whole + 2, limit + 0.5, limit - 0.5];
  }
}

/** Every value is close to a multiple of the largest divisor: of those there are few enough to walk along. */
function amongMultiples(goal: NumberGoal, satisfies: (value: number) => boolean): number | undefined {
  const step = Math.max(...goal.multiples);
  const first = Math.ceil(goal.low / step) - 1;
  const last = Math.floor(goal.high / step) + 1;
  const near = (count: number): number | undefined => {
    if (goal.decimal && Number.isSafeInteger(count)) return [decimalProduct(count, step)].find(satisfies);
    const product = count * step;
    const around = [Number(product.toPrecision(15)), product, nextUp(product), nextDown(product)];
    return around.find(satisfies);
  };
  if (last - first <= 2 * triedMultiples + 2 + goal.excluded && isCountable(goal, first, last)) {
    for (let count = first; count <= last; count += 1) {
      const value = near(count);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  if (isCovered(goal)) return undefined;
  const common = commonMultiples(goal).find(satisfies);
  if (common !== undefined) return common;
  const ends = [goal.low === -Number.MAX_VALUE ? 0 : first, goal.high === Number.MAX_VALUE ? 0 : last];
  const starts = new Set([0, ...ends].map((start) => Math.min(Math.max(start, first), last)));
  for (let offset = 0; offset <= triedMultiples; offset += 1) {
    for (const start of starts) {
      const value = near(start + offset) ?? near(start - offset);
      if (value !== undefined) return value;
    }
  }
  const { multiples, notMultiples } = goal;
  const period = [...multiples, ...notMultiples].map(rationalOf).reduce(leastCommonMultiple);
  const whole = goal.decimal || [...multiples, ...notMultiples].every(Number.isInteger);
  // The multiples repeat their pattern, and a whole period of it was tried.
  if (whole && goal.excluded === 0 && ratio(period, rationalOf(step)) <= triedMultiples) return undefined;
  throw new Undecided(
    "NUMBER_UNDECIDED",
    `multipleOf ${multiples.join(", ")} against ${notMultiples.join(", ")}: rounding decides, and not all numbers can be tried`,
  );
}

/** Whether counting from one to the other names every multiple: beyond 2^53 doubles leave out whole numbers. */
function isCountable({ decimal }: NumberGoal, first: number, last: number): boolean {
  return !decimal || (Math.abs(first) < wholeFrom && Math.abs(last) < wholeFrom);
}

/** The double that is written as the exact product, where there is one. */
function decimalProduct(count: number, step: number): number {
  const { numerator, denominator } = rationalOf(step);
  // A denominator of so many digits divides ten to the power of four times as many.
  const shift = BigInt(String(denominator).length * 4);
  const digits = (BigInt(count) * numerator * 10n ** shift) / denominator;
  return Number(`${digits}e-${shift}`);
}

/** A few that large divisors have in common, which lie too far apart to be met by counting. */
function commonMultiples({ low, high, multiples }: NumberGoal): readonly number[] {
  const { numerator, denominator } = multiples.map(rationalOf).reduce(leastCommonMultiple);
  const step = Number(numerator) / Number(denominator);
  const counts = [Math.ceil(low / step), Math.floor(high / step), 0].flatMap((count) => [count, count + 1, count - 1]);
  return counts.filter(Number.isSafeInteger).map((count) => count * step);
}

/** Whether every common multiple is a multiple of one of the denied divisors, and rounding cannot spoil that. */
function isCovered({ multiples, notMultiples, decimal }: NumberGoal): boolean {
  const exact = multiples.map(rationalOf).reduce(leastCommonMultiple);
  return notMultiples.some(
    (divisor) => isMultipleOf(exact, rationalOf(divisor)) && (decimal || isExact(multiples, divisor)),
  );
}

function ratio(left: Rational, right: Rational): number {
  return Number((left.numerator * right.denominator) / (left.denominator * right.numerator));
}

/** Whether dividing their common multiples by the divisor rounds to whole numbers for certain. */
function isExact(multiples: readonly number[], divisor: number): boolean {
  // A power of two apart, both quotients have the same digits.
  if (multiples.some((multiple) => isPowerOfTwo(multiple / divisor))) return true;
  // Of numbers without rounding of their own, only the exact products divide into whole numbers.
  if ([...multiples, divisor].every(isItsDecimal)) return true;
  // Their exact products, divided by a double this near to its decimal, round to the whole quotient.
  const covered = (multiple: number) =>
    isItsDecimal(multiple) && isMultipleOf(rationalOf(multiple), rationalOf(divisor));
  return isNearItsDecimal(divisor) && multiples.some(covered);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

/** Without divisors to satisfy, numbers lie close together: some neighbour of a limit or a point between will do. */
function betweenLimits(goal: NumberGoal, satisfies: (value: number) => boolean): number | undefined {
  const { low, high, notMultiples } = goal;
  const neighbours = triedNeighbours + goal.excluded;
  let up = low;
  let down = high;
  for (let count = 0; count <= neighbours; count += 1) {
    if (up > high) return undefined;
    if (satisfies(up)) return up;
    if (satisfies(down)) return down;
    up = nextUp(up);
    down = nextDown(down);
  }
  const from = Math.max(low, -1e6);
  const to = Math.min(high, 1e6);
  for (const part of [0.5, 0.25, 0.123456789, 0.777123, 0.31830988618]) {
    const between = from + (to - from) * part;
    for (const value of [Number(between.toPrecision(3)), Number(between.toPrecision(7)), between]) {
      if (value >= low && value <= high && satisfies(value)) return value;
    }
  }
  if (notMultiples.length === 0) return undefined;
  const smallest = low > 0 ? low : high < 0 ? -high : 0;
  // In decimal only whole numbers are certain to be multiples of one divisor, 1.
  if (notMultiples.some((divisor) => smallest / divisor >= wholeFrom && (!goal.decimal || divisor === 1)))
    return undefined;
  throw new Undecided(
    "NUMBER_UNDECIDED",
    `no number between ${low} and ${high} avoids multipleOf ${notMultiples.join(", ")}`,
  );
}
