import { expect, it } from "vitest";
import { readArguments } from "./arguments.js";

const known = ["P1", "C2"];

it("runs everything whole on the installed broker when nothing is said", () => {
  expect(readArguments([], known)).toEqual({
    only: undefined,
    size: "full",
    brokers: ["installed"],
    hazards: false,
    seed: undefined,
    soakMinutes: undefined,
    data: undefined,
    list: false,
    help: false,
  });
});

it("takes lists and numbers", () => {
  const args = [
    "--only",
    "P1,C2",
    "--short",
    "--broker",
    "installed,4.0.5",
    "--hazards",
    "--seed",
    "4294967295",
    "--soak",
    "60",
    "--data",
    "/dev/shm",
  ];
  expect(readArguments(args, known)).toMatchObject({
    only: ["P1", "C2"],
    size: "short",
    brokers: ["installed", "4.0.5"],
    hazards: true,
    seed: 4_294_967_295,
    soakMinutes: 60,
    data: "/dev/shm",
  });
});

it.each([
  { given: ["--only", "P99"], want: "--only P99: must be one of P1, C2." },
  { given: ["--broker", "5.0"], want: "--broker 5.0: must be one of installed, 4.0.5." },
  { given: ["--seed", "-1"], want: "--seed" },
  { given: ["--soak", "long"], want: "--soak long: must be a whole number up to 1440." },
  { given: ["--seed", "4294967296"], want: "--seed 4294967296: must be a whole number up to 4294967295." },
  { given: ["--fast"], want: "Unknown option '--fast'" },
])("refuses $given", ({ given, want }) => {
  expect(() => readArguments(given, known)).toThrow(want);
});
