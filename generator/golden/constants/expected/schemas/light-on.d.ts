// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface LightOn {
  event: "light.on";
  v: 2;
  lamp: number;
}

/** What a publisher gives: `event`, `v` are filled in. */
export interface LightOnInput {
  event?: "light.on";
  v?: 2;
  lamp: number;
}
