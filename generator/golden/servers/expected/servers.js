// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export const servers = {
  local: { url: "amqp://localhost:5672" },
  production: {
    url: "amqps://{region}.example.com/{vhost}",
    variables: [{ name: "region", values: ["eu", "us"] }, { name: "vhost", defaultValue: "house" }],
    logins: ["password"],
  },
  vault: { url: "amqps://vault.example.com", logins: ["certificate"] },
};
