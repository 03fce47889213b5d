// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface LightOnMessage {
  constructor: "</script>*/";
  /** *\/ process.exit(1) /* */
  "a\"b": number;
}

/** What a publisher gives: `constructor` is filled in. */
export interface LightOnMessageInput {
  constructor?: "</script>*/";
  /** *\/ process.exit(1) /* */
  "a\"b": number;
}
