// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export const servers = { local: { url: "amqp://localhost:5672" } };
