import { parseArgs } from "node:util";
import { type BrokerChoice, brokerChoices } from "./broker/broker-release.js";
import type { Size } from "./scenario.js";

export const help = `Usage: npm run faults [-- OPTIONS]

Breaks brokers and connections under load and says what became of every message. Full runs are kept in
test/faults/results.json and shown in test/faults/RESULTS.md.

  --only P1,C2       these scenarios alone
  --short            the form that \`npm test\` runs, with all its checks: seconds each, nothing is written
  --broker CHOICE    "installed" (default), "4.0.5" (Debian trixie's under chroot, as root), or both with a comma
  --hazards          the variants with a known defect instead: each must fail the check it was made to break
  --data FOLDER      where the brokers keep their data, instead of the folder for temporary files: one in memory (/dev/shm) takes
                     the disk out of what is seen
  --soak MINUTES     how long S1 takes, instead of 10
  --seed NUMBER      draw the same faults as an earlier run
  --list             the scenarios
  --help             this text
`;

export interface Arguments {
  readonly only: readonly string[] | undefined;
  readonly size: Size;
  readonly brokers: readonly BrokerChoice[];
  readonly hazards: boolean;
  readonly seed: number | undefined;
  readonly soakMinutes: number | undefined;
  /** Where the brokers keep their data. */
  readonly data: string | undefined;
  readonly list: boolean;
  readonly help: boolean;
}

/** @throws Error that says which argument is wrong. */
export function readArguments(args: readonly string[], known: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      short: { type: "boolean", default: false },
      broker: { type: "string", default: "installed" },
      hazards: { type: "boolean", default: false },
      seed: { type: "string" },
      soak: { type: "string" },
      data: { type: "string" },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    only: values.only?.split(",").map((id) => oneOf("--only", id, known)),
    size: values.short ? "short" : "full",
    brokers: values.broker.split(",").map((choice) => oneOf("--broker", choice, brokerChoices)),
    hazards: values.hazards,
    seed: values.seed === undefined ? undefined : wholeNumber("--seed", values.seed, 0xffff_ffff),
    soakMinutes: values.soak === undefined ? undefined : wholeNumber("--soak", values.soak, 24 * 60),
    data: values.data,
    list: values.list,
    help: values.help,
  };
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new Error(`${option} ${value}: must be one of ${choices.join(", ")}.`);
  return choice;
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new Error(`${option} ${text}: must be a whole number up to ${most}.`);
  return value;
}
