// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface LightOnHeaders {
  traceId: string;
  tenant?: string;
}

/** What a publisher gives: `traceId` is filled in. */
export interface LightOnHeadersInput {
  traceId?: string;
  tenant?: string;
}
