// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

export interface CloudEvent {
  id: string;
  source: string;
  type: string;
  /** Format: `date-time`. */
  time: string;
  data: {
    lamp: number;
  };
}
