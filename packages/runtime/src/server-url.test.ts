import { describe, expect, it } from "vitest";
import type { ServerContract } from "./contract.js";
import { withServer } from "./server-url.js";

const servers: Readonly<Record<string, ServerContract>> = {
  local: { url: "amqp://localhost:5672" },
  production: {
    url: "amqps://{region}.example.com:{port}/{vhost}",
    variables: [
      { name: "region", values: ["eu", "us"] },
      { name: "port", defaultValue: "5671" },
      { name: "vhost", defaultValue: "/" },
    ],
    logins: ["password"],
  },
  vault: { url: "amqps://vault.example.com", logins: ["certificate", "password"] },
};
const login = { username: "guest@home", password: "a/b:c" };

describe("the URL of a broker that the contract names", () => {
  it.each<{ given: string; options: Parameters<typeof withServer>[1]; want: object }>([
    { given: "none", options: { url: "amqp://other", appId: "a" }, want: { url: "amqp://other", appId: "a" } },
    { given: "one without variables", options: { server: "local" }, want: { url: "amqp://localhost:5672" } },
    {
      given: "variables, defaults and a login",
      options: { server: "production", variables: { region: "eu" }, ...login },
      want: { url: "amqps://guest%40home:a%2Fb%3Ac@eu.example.com:5671/%2F" },
    },
    {
      given: "a path of signs that would mean something",
      options: { server: "production", variables: { region: "us", vhost: "a/b?c#d" }, ...login },
      want: { url: "amqps://guest%40home:a%2Fb%3Ac@us.example.com:5671/a%2Fb%3Fc%23d" },
    },
    {
      given: "a certificate",
      options: { server: "vault", tls: { cert: "c", key: "k" } },
      want: { url: "amqps://vault.example.com", tls: { cert: "c", key: "k" } },
    },
  ])("$given", ({ options, want }) => {
    expect(withServer(servers, options)).toEqual(want);
  });

  const production = { server: "production", ...login };
  it.each<{ given: string; options: Parameters<typeof withServer>[1]; want: RegExp }>([
    {
      given: "one that is none",
      options: { server: "toString" },
      want: /no broker "toString"\. It names local, production/,
    },
    { given: "a URL as well", options: { server: "local", url: "amqp://other" }, want: /server and url both/ },
    { given: "a login without a broker", options: { username: "a" }, want: /username is for a broker/ },
    { given: "no value", options: production, want: /variable "region" of the broker production is missing/ },
    { given: "an unlisted value", options: { ...production, variables: { region: "mars" } }, want: /one of eu, us/ },
    { given: "an empty value", options: { ...production, variables: { region: "" } }, want: /not empty/ },
    {
      given: "a variable that is none",
      options: { server: "local", variables: { a: "b" } },
      want: /no variable "a"; it has none/,
    },
    {
      given: "another host in a port",
      options: { ...production, variables: { region: "eu", port: "1@evil.example.com" } },
      want: /"port" of the broker production must be a host, a port/,
    },
    { given: "half a login", options: { server: "local", username: "a" }, want: /belong together/ },
    {
      given: "no login",
      options: { server: "vault" },
      want: /asks for a client certificate in tls, or username and password/,
    },
  ])("is not made of $given", ({ options, want }) => {
    expect(() => withServer(servers, options)).toThrow(want);
  });
});
