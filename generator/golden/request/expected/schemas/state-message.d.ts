// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface StateMessage {
  kind: "state";
  isOn: boolean;
}

/** What a publisher gives: `kind` is filled in. */
export interface StateMessageInput {
  kind?: "state";
  isOn: boolean;
}
