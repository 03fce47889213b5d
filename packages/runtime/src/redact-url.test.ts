import { expect, it } from "vitest";
import { redactUrl } from "./redact-url.js";

const cases = [
  { given: "amqp://user:hunter2@host:5672/vhost", want: "amqp://host:5672/vhost" },
  { given: "amqps://host/?password=hunter2#hunter2", want: "amqps://host/" },
  { given: "amqp://user:hunter2@", want: "(not a URL)" },
  { given: "hunter2", want: "(not a URL)" },
];
for (const { given, want } of cases) it(`${given} is printed as ${want}`, () => expect(redactUrl(given)).toBe(want));
