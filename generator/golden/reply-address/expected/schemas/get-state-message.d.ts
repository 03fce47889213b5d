// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface GetStateMessage {
  lamp: number;
  answer: {
    to: string;
    by?: string;
  };
}

/** What a publisher gives: `answer.to` is filled in. */
export interface GetStateMessageInput {
  lamp: number;
  answer: {
    to?: string;
    by?: string;
  };
}
