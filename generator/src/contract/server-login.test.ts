import { expect, test } from "vitest";
import { complaintsAbout } from "../../test/support/load-files.js";
import { hasPassword, shownUrl } from "./server-login.js";

test.each([
  { url: "amqp://rabbit:5672/house", shown: "amqp://rabbit:5672/house", secret: false },
  { url: "amqp://app:s3cret@rabbit/house", shown: "amqp://…@rabbit/house", secret: true },
  { url: "amqp://app:s3/cr@et@rabbit/house", shown: "amqp://…@rabbit/house", secret: true },
  { url: "amqp://guest:guest@localhost", shown: "amqp://…@localhost", secret: false },
  { url: "amqp://app@rabbit", shown: "amqp://…@rabbit", secret: false },
  { url: "amqp://{user}:{password}@rabbit", shown: "amqp://{user}:{password}@rabbit", secret: false },
  { url: "amqp://app:{password}@rabbit", shown: "amqp://…@rabbit", secret: false },
  { url: "amqp://app:12/34@rabbit", shown: "amqp://…@rabbit", secret: true },
  { url: "amqp://app:5672/34@rabbit:5672/house", shown: "amqp://…@rabbit:5672/house", secret: true },
  { url: "amqp://app:1234/5@rabbit/house", shown: "amqp://…@rabbit/house", secret: true },
  { url: "amqp://app:99999999/1@rabbit", shown: "amqp://…@rabbit", secret: true },
  { url: "amqp://rabbit/team@home", shown: "amqp://rabbit/team@home", secret: false },
  { url: "amqp://rabbit:5672/team@home", shown: "amqp://rabbit:5672/team@home", secret: false },
])("of $url no login is shown", ({ url, shown, secret }) => {
  expect(shownUrl(url)).toBe(shown);
  expect(hasPassword(url)).toBe(secret);
});

test.each([
  {
    what: "the host",
    given: "asyncapi: 3.0.0\nservers: { house: { host: 'app:s3cret@rabbit', protocol: amqp } }",
    place: "2:21",
    name: "host",
  },
  {
    what: "the URL of version 2",
    given: "asyncapi: 2.6.0\nservers: { house: { url: 'amqp://app:s3cret@rabbit', protocol: amqp } }",
    place: "2:21",
    name: "url",
  },
  {
    what: "the path",
    given: "asyncapi: 3.0.0\nservers: { house: { host: 'app:s3', pathname: '/cret@rabbit', protocol: amqp } }",
    place: "2:21",
    name: "host",
  },
  {
    what: "the default of a variable",
    given:
      "asyncapi: 3.0.0\nservers: { house: { host: 'app:{password}@rabbit', protocol: amqp, variables: { password: { default: s3cret } } } }",
    place: "2:81",
    name: "variables.password",
  },
  {
    what: "a variable for all of it",
    given:
      "asyncapi: 3.0.0\nservers: { house: { host: '{where}', protocol: amqp, variables: { where: { enum: ['app:s3cret@rabbit'] } } } }",
    place: "2:67",
    name: "variables.where",
  },
])("a password in $what is told, and not repeated", async ({ given, place, name }) => {
  const said = await complaintsAbout(`${given}\ninfo: { title: Lamp, version: 1.0.0 }\nchannels: {}\n`);
  expect(said).toBe(`asyncapi.yaml:${place}  warning  the broker house has a password in \`${name}\`
  It becomes a part of the package, for all who have that.
  Leave it out, and give it to connections: in the option \`password\`, in \`url\` or in \`RABBITMQ_URL\`.
`);
});
