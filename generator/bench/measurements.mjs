// What the bench counts and prints.

/** @typedef {import("eventwright/compare").Verdict} Verdict */

/**
 * @param {number} part
 * @param {number} whole
 */
export function percent(part, whole) {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export class Table {
  wrong = 0;
  /** @type {Map<string, { breaking: number, witnessed: number, compatible: number, proved: number, undecided: number, directions: number }>} */
  #rows = new Map();
  #missed = 0;
  #falseAlarms = 0;
  /** @type {number[]} */
  #sizes = [];
  #reasons = new Reasons();

  /**
   * @param {string} dialect
   * @param {boolean | null} expected
   * @param {Verdict} verdict
   */
  add(dialect, expected, verdict) {
    const row = this.#rows.get(dialect) ?? {
      breaking: 0,
      witnessed: 0,
      compatible: 0,
      proved: 0,
      undecided: 0,
      directions: 0,
    };
    this.#rows.set(dialect, row);
    if (verdict.answer === "breaking") this.#sizes.push(JSON.stringify(verdict.witness).length);
    if (expected === null) return false;
    row.directions += 1;
    if (verdict.answer === "undecided") {
      row.undecided += 1;
      this.#reasons.add(verdict);
    }
    if (expected) row.compatible += 1;
    else row.breaking += 1;
    if (expected && verdict.answer === "compatible") row.proved += 1;
    if (!expected && verdict.answer === "breaking") row.witnessed += 1;
    const missed = !expected && verdict.answer === "compatible";
    const falseAlarm = expected && verdict.answer === "breaking";
    if (missed) this.#missed += 1;
    if (falseAlarm) this.#falseAlarms += 1;
    if (missed || falseAlarm) this.wrong += 1;
    return missed || falseAlarm;
  }

  print() {
    console.log(`breaking called compatible ${this.#missed}, false alarms ${this.#falseAlarms}`);
    for (const [dialect, row] of this.#rows) {
      const witnesses = `witness on breaking ${row.witnessed}/${row.breaking} (${percent(row.witnessed, row.breaking)})`;
      const proofs = `proof on compatible ${row.proved}/${row.compatible} (${percent(row.proved, row.compatible)})`;
      console.log(
        `${dialect.padEnd(9)} ${witnesses}, ${proofs}, undecided ${row.undecided} (${percent(row.undecided, row.directions)})`,
      );
    }
    this.#sizes.sort((left, right) => left - right);
    console.log(
      `witness bytes p50 ${quantile(this.#sizes, 0.5)}, p95 ${quantile(this.#sizes, 0.95)}, max ${this.#sizes.at(-1) ?? 0}`,
    );
    this.#reasons.print();
  }
}

export class Reasons {
  /** @type {Map<string, number>} */
  #counts = new Map();

  /** @param {Extract<Verdict, { answer: "undecided" }>} verdict */
  add({ code, reason }) {
    const key = `${code}: ${reason}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  print() {
    for (const [reason, count] of this.#counts) console.log(`  ${count} × ${reason}`);
  }
}

export class Times {
  /** @type {number[]} */
  #wall = [];
  /** @type {number[]} */
  #processor = [];

  /**
   * @template T
   * @param {() => T} work both directions
   * @returns {T}
   */
  measure(work) {
    const start = performance.now();
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    this.#wall.push((performance.now() - start) / 2);
    this.#processor.push((user + system) / 2000);
    return result;
  }

  print() {
    for (const [name, times] of /** @type {const} */ ([
      ["elapsed", this.#wall],
      ["processor", this.#processor],
    ])) {
      times.sort((left, right) => left - right);
      const figures = [0.5, 0.95, 0.99].map((share) => `p${100 * share} ${quantile(times, share).toFixed(2)}`);
      console.log(`ms per direction, ${name}: ${figures.join(", ")}, max ${(times.at(-1) ?? 0).toFixed(1)}`);
    }
  }
}
