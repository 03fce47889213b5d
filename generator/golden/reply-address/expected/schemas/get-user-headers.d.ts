// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface GetUserHeaders {
  replyTo: string;
  tenant?: string;
}

/** What a publisher gives: `replyTo` is filled in. */
export interface GetUserHeadersInput {
  replyTo?: string;
  tenant?: string;
}
