// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Meta } from "./meta.js";

export interface GetStateMessage {
  lamp: number;
  meta: Meta;
}

/** What a publisher gives: `meta.requestId` is filled in. */
export interface GetStateMessageInput {
  lamp: number;
  meta: {
    requestId?: string;
    user?: string;
  };
}
