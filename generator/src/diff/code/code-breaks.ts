import type { Contract } from "../../contract/contract.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { areWrittenAlike, languageSource } from "../../judge/language-source.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import type { ContractComparison, TravellingMessage } from "../contract-comparison.js";
import type { MessageJudge, MessagePart } from "../message-judge.js";
import { type CodeType, declarationOf, type PartTypes, partTypes, refOfPart, shownType } from "./part-types.js";
import { accessTo, type PropertyPath, propertyPaths } from "./property-paths.js";
import { typeTextOf } from "./typed-alike.js";

/** Whose code no longer compiles. */
export type CodeSide = "publishers" | "consumers";

/** A line of code that compiled against the old package and does not against the new one. */
export interface CodeBreak {
  readonly side: CodeSide;
  readonly message: TravellingMessage;
  readonly part: MessagePart;
  /** The property that the line is about; empty for the whole. */
  readonly path: PropertyPath;
  readonly line: string;
  /** What the compiler says: `TS2339 Property 'name' does not exist on type 'Product'.` */
  readonly error: string;
}

/** By what two comparisons of the same contracts share, whatever each asks of their channels. */
const known = new WeakMap<MessageJudge, Promise<readonly CodeBreak[]>>();

/** What the compiler says of code against the types of messages that were written otherwise before. */
export function codeBreaks(comparison: ContractComparison): Promise<readonly CodeBreak[]> {
  const breaks = known.get(comparison.judge) ?? findBreaks(comparison);
  known.set(comparison.judge, breaks);
  return breaks;
}

/** One line of the program that is compiled, and the same line against the types as they were. */
interface Probe extends Omit<CodeBreak, "error" | "line"> {
  readonly shown: string;
  /** Of the types in it. */
  readonly declarations: readonly string[];
  readonly code: string;
  readonly before: string;
}

async function findBreaks(comparison: ContractComparison): Promise<readonly CodeBreak[]> {
  const probes = comparison.travelling.flatMap((message, index) => [
    ...probesOf(comparison, message, "payload", `P${index}`),
    ...probesOf(comparison, message, "headers", `H${index}`),
  ]);
  if (probes.length === 0) return [];
  const problems = await compile(comparison, probes);
  const failing = probes.flatMap((probe, index) => {
    const { after, before } = problems(index);
    const { side, message, part, path, shown } = probe;
    if (after === undefined || before !== undefined || (side === "publishers" && isOfAnything(after))) return [];
    return [{ side, message, part, path, line: shown, error: after }];
  });
  return failing.filter((one) => !failing.some((other) => covers(other, one)));
}

/** TypeScript looks for nothing in a value that may be anything, and who may give anything may give what was given. */
function isOfAnything(error: string): boolean {
  return /^TS(?:2571|18046) /.test(error);
}

/** Once a whole no longer fits, its parts need not be told. */
function covers(other: CodeBreak, one: CodeBreak): boolean {
  return (
    other !== one &&
    other.message === one.message &&
    other.side === one.side &&
    other.part === one.part &&
    other.path.length < one.path.length &&
    other.path.every((token, index) => token === one.path[index])
  );
}

/** In the program of the probes: of all that a value may be, what has a property, as a literal with it is checked. */
const having = [
  "type Having<Type, Key> = Type extends unknown ? (Key extends keyof Type ? Type : never) : never;",
  "declare function having<Type, Key extends PropertyKey>(value: Type, key: Key): unknown extends Type ? Type : [Having<Type, Key>] extends [never] ? Extract<Type, object> : Having<Type, Key>;",
];

function probesOf(
  comparison: ContractComparison,
  message: TravellingMessage,
  part: MessagePart,
  id: string,
): readonly Probe[] {
  const { pair } = message;
  const [oldRef, newRef] = [refOfPart(pair.old, part), refOfPart(pair.new, part)];
  const oldSource = languageSource(comparison.old.schemas);
  const newSource = languageSource(comparison.new.schemas);
  const textOf = ({ schema }: { readonly schema: unknown }) => typeTextOf(schema);
  if (oldRef === undefined && newRef === undefined) return [];
  if (oldRef !== undefined && newRef !== undefined && areWrittenAlike([oldSource, oldRef], [newSource, newRef], textOf))
    return [];
  const types = { old: partTypes(comparison.old, pair.old, part), new: partTypes(comparison.new, pair.new, part) };
  const noun = part === "payload" ? "event" : "headers";
  // Who is told nothing of headers is taken to give none, and to read none; those of an answer no code gives.
  if (oldRef === undefined) return message.channels.length > 0 ? [withoutHeaders(message, types.new, id)] : [];
  const sides = [
    { side: "publishers", alias: `${id}Input`, name: "input", from: "old", to: "new" },
    { side: "consumers", alias: id, name: "whole", from: "new", to: "old" },
  ] as const;
  return sides.flatMap(({ side, alias, name, from, to }): readonly Probe[] => {
    const [oldType, newType] = [types.old[name], types.new[name]];
    const shared = {
      side,
      message,
      part,
      declarations: [
        ...having,
        ...declarationOf("old", oldType, `Old${alias}`),
        ...declarationOf("new", newType, `New${alias}`),
      ],
    };
    const type = (version: "old" | "new") => `${version === "old" ? "Old" : "New"}${alias}`;
    const whole: Probe = {
      ...shared,
      path: [],
      shown: `const ${noun}: ${shownType(from, types[from][name])} = …; const same: ${shownType(to, types[to][name])} = ${noun};`,
      code: `(value: ${type(from)}): ${type(to)} => value`,
      before: "() => undefined",
    };
    const paths = propertyPaths(oldRef, oldSource.types);
    if (newRef === undefined) return [whole, ...paths.flatMap((path) => takenFor(path, shared, types.old[name], type))];
    const reads = paths.map((path): Probe => {
      // Who gives an object may still give one where something else may be given as well, at every step of the way.
      const read = side === "publishers" ? givenAt(path) : `value${accessTo(path)}`;
      const code = (version: "old" | "new") => `(value: ${type(version)}) => ${read}`;
      return { ...shared, path, shown: `${noun}${accessTo(path)}`, code: code("new"), before: code("old") };
    });
    return [whole, ...reads];
  });
}

/** `having(having(value, "customer").customer, "name").name` */
function givenAt(path: PropertyPath): string {
  return path.reduce<string>(
    (value, token) => `having(${value}, ${JSON.stringify(token)})${accessTo([token])}`,
    "value",
  );
}

/** A header that nothing describes any more can still be read, but is taken for what it was. */
function takenFor(
  [name, ...inside]: PropertyPath,
  shared: Pick<Probe, "side" | "message" | "part" | "declarations">,
  described: CodeType,
  type: (version: "old" | "new") => string,
): readonly Probe[] {
  if (shared.side !== "consumers" || inside.length > 0) return [];
  const key = JSON.stringify(name);
  return [
    {
      ...shared,
      path: [name ?? ""],
      shown: `const header: ${shownType("old", described)}[${key}] = headers[${key}];`,
      code: `(value: ${type("new")}): ${type("old")}[${key}] => value[${key}]`,
      before: "() => undefined",
    },
  ];
}

/** The call of who gives no headers. */
function withoutHeaders(message: TravellingMessage, { input }: PartTypes, id: string): Probe {
  return {
    side: "publishers",
    message,
    part: "headers",
    path: [],
    declarations: declarationOf("new", input, `New${id}Input`),
    shown: `const headers: ${shownType("new", input)} = {};`,
    code: `(): New${id}Input => ({})`,
    before: "() => undefined",
  };
}

type Problems = (probe: number) => { readonly after: string | undefined; readonly before: string | undefined };

async function compile(comparison: ContractComparison, probes: readonly Probe[]): Promise<Problems> {
  const [{ emitSchemaTypes }, { checkTypeScript }] = await Promise.all([
    import("../../emit/types/emit-schema-types.js"),
    import("../../emit/typescript/compile.js"),
  ]);
  const below = (folder: string, files: readonly GeneratedFile[]) =>
    files.map(({ path, content }) => ({ path: `${folder}/${path}`, content }));
  const declarations = [...new Set(probes.flatMap((probe) => probe.declarations))];
  // Two lines for each probe, after those of the types.
  const lines = probes.flatMap(({ code, before }, index) => [
    `export const after${index} = ${code};`,
    `export const before${index} = ${before};`,
  ]);
  const problems = checkTypeScript({
    modules: [{ path: "probes.ts", structure: { statements: [[...declarations, ...lines].join("\n")] } }],
    declarations: [
      ...below("old", await emitSchemaTypes(onlyUsed(comparison.old, probes, "old"))),
      ...below("new", await emitSchemaTypes(onlyUsed(comparison.new, probes, "new"))),
    ],
  });
  const byLine = new Map(problems.flatMap(problemAt));
  return (probe) => {
    const line = declarations.length + 2 * probe + 1;
    return { after: byLine.get(line), before: byLine.get(line + 1) };
  };
}

/** The contract with those schemas only whose types the probes need. */
function onlyUsed(contract: Contract, probes: readonly Probe[], version: "old" | "new"): Contract {
  const { schemas } = contract;
  const source = languageSource(schemas);
  const used = new Set<SchemaRef>();
  const waiting = probes.flatMap(({ message: { pair }, part }) => {
    return refOfPart(pair[version], part) ?? [];
  });
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (used.has(ref)) continue;
    used.add(ref);
    waiting.push(...source.partOf(ref).refs);
  }
  return { ...contract, schemas: { ...schemas, named: schemas.named.filter(({ ref }) => used.has(ref)) } };
}

/** `probes.ts:12 TS2322 Type …` */
function problemAt(problem: string): readonly (readonly [line: number, text: string])[] {
  const [, line, text] = /^probes\.ts:(\d+) ([\s\S]*)$/.exec(problem) ?? [];
  if (line === undefined || text === undefined) return [];
  const readable = text.replace(/import\("\/(old|new)\/[^"]*"\)\./g, (_, version) =>
    version === "old" ? "Old." : "New.",
  );
  return [[Number(line), readable]];
}
