import type { JsonValue, Message } from "../../contract/contract.js";
import { placedConstants } from "../../contract/read-messages.js";
import type { Rule } from "../rule.js";
import { companionsOn } from "./message-type-changed.js";

export const discriminatorChanged: Rule = {
  id: "discriminator-changed",
  group: "document",
  severity: "warning",
  title: "A constant that told a message from the others of its channel no longer does.",
  *find({ travelling }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const mark = marksOf(old)[0];
      // A message that was alone was not told from anything.
      if (mark === undefined || companionsOn(message, "old").length === 0 || !bears(changed, mark)) continue;
      const alike = companionsOn(message, "new").filter((other) => !isToldApart(other, mark));
      const [first] = alike;
      if (first === undefined) continue;
      yield {
        path: `messages.${changed.key}.discriminator`,
        message: `${mark.place} told ${changed.key} from the others of its channel, and does not tell it from ${first.key}`,
        breaks: ["consumers"],
        direction: null,
        old: old.location,
        new: first.location,
        advice: `Give ${first.key} another constant in ${mark.place}, or send it through a channel of its own.`,
        change: [mark.place, first.name],
      };
    }
  },
};

/** A constant by which consumers know a message that does not say its type. */
interface ConstantMark {
  readonly place: string;
  readonly value: JsonValue;
}

/** Headers are looked at first. */
function marksOf({ discriminator, headerDiscriminator }: Message): readonly ConstantMark[] {
  return [
    ...(headerDiscriminator === undefined ? [] : [headerMark(headerDiscriminator)]),
    ...(discriminator === undefined ? [] : [bodyMark(discriminator)]),
  ];
}

function constantsOf(message: Message): readonly ConstantMark[] {
  return [...message.headerConstants.map(headerMark), ...placedConstants(message).map(bodyMark)];
}

function headerMark({ name, value }: { readonly name: string; readonly value: JsonValue }): ConstantMark {
  return { place: `header ${name}`, value };
}

function bodyMark({ path, value }: { readonly path: readonly string[]; readonly value: JsonValue }): ConstantMark {
  return { place: path.join("."), value };
}

function bears(message: Message, mark: ConstantMark): boolean {
  return constantsOf(message).some(({ place, value }) => place === mark.place && value === mark.value);
}

function isToldApart(other: Message, mark: ConstantMark): boolean {
  return constantsOf(other).some(({ place, value }) => place === mark.place && value !== mark.value);
}
