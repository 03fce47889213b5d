import { expect, test } from "vitest";
import { schemaDoc } from "./schema-doc.js";

test.each([
  { docs: { title: "UserEmail" }, name: "UserEmail", want: "" },
  { docs: { title: "User e-mail", description: "Where to write to." }, name: "user_email", want: "Where to write to." },
  {
    docs: { title: "An address", description: "Where to write to." },
    name: "email",
    want: "An address\n\nWhere to write to.",
  },
  { docs: { title: "Email", format: "email" }, name: "UserEmail", want: "Email\n\nFormat: `email`." },
])("a title that only repeats the name $name is left out, another is not: $docs.title", ({ docs, name, want }) => {
  expect(schemaDoc(docs, name)).toBe(want);
});
