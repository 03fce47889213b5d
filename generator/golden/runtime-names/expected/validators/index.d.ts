// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isConnection, parseConnection } from "./connection.js";
export { isHandler, parseHandler } from "./handler.js";
