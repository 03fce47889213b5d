// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.

/** The number of a product in the catalog. */
export type ProductId = number;
