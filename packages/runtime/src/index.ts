export type { Urgency } from "./urgency.js";
