/** What generated packages import beside the public API: the shape of what they hand over, and what their validators need. */
export type * from "./contract.js";
export { withServer } from "./server-url.js";
export * from "./validation-support.js";
