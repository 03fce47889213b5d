// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface NoSuchLampMessage {
  kind: "no_such_lamp";
}

/** What a publisher gives: `kind` is filled in. */
export interface NoSuchLampMessageInput {
  kind?: "no_such_lamp";
}
