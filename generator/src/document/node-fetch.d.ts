/** The official parser's declarations name this module without bringing its types; what they describe is never called here. */
declare module "node-fetch" {
  export type RequestInfo = string;
  export type RequestInit = object;
}
