export { type CompareOptions, type Comparison, compareSchemas, type Verdict } from "./diff/schema/compare-schemas.js";
export type { Dialect } from "./diff/schema/dialect.js";
export type { Json } from "./diff/schema/json.js";
export type { UndecidedCode } from "./diff/schema/undecided.js";
export type { Refusal } from "./diff/schema/validator.js";
