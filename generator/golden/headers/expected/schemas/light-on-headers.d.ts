// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface LightOnHeaders {
  traceparent?: string;
  kind: "light-on";
  tenant: string;
}

/** What a publisher gives: `kind` is filled in. */
export interface LightOnHeadersInput {
  traceparent?: string;
  kind?: "light-on";
  tenant: string;
}
