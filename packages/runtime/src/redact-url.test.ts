import { expect, it } from "vitest";
import { redactUrl } from "./redact-url.js";

const cases = [
  { given: "amqp://user:hunter2@host:5672/vhost", want: "amqp://host:5672/vhost" },
  { given: "amqps://host/?password=hunter2#hunter2", want: "amqps://host/" },
  { given: "amqp://user:hunter2@", want: "(not a URL)" },
  { given: "hunter2", want: "(not a URL)" },
  // A password whose slash was not escaped: what stands before the slash is a port to the parser.
  { given: "amqp://user:42/hunter2@host/", want: "(not a URL)" },
  { given: "amqp://user:/hunter2@host", want: "(not a URL)" },
  { given: "amqp://user:42#hunter2@host/", want: "(not a URL)" },
  { given: "amqp://user:42?hunter2@host/", want: "(not a URL)" },
  { given: "amqp://host/v%40x", want: "amqp://host/v%40x" },
];
for (const { given, want } of cases) it(`${given} is printed as ${want}`, () => expect(redactUrl(given)).toBe(want));
