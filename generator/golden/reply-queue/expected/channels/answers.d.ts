// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ReplyQueue } from "@eventwright/runtime/generated";

export declare const answersReplies: ReplyQueue;
