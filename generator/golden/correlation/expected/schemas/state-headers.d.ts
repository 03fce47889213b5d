// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface StateHeaders {
  traceId: string;
}

/** What a publisher gives: `traceId` is filled in. */
export interface StateHeadersInput {
  traceId?: string;
}
