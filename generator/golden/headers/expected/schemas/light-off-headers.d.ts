// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface LightOffHeaders {
  kind: "light-off";
  tenant?: string;
}

/** What a publisher gives: `kind` is filled in. */
export interface LightOffHeadersInput {
  kind?: "light-off";
  tenant?: string;
}
