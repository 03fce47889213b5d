import type { Diagnostic } from "./diagnostic.js";
import { isObject } from "./json-pointer.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";
import type { Location } from "./location.js";
import { written } from "./written.js";

/**
 * A connection is to one vhost, the one that its URL names. So all channels have to be on one; which it is, is said to
 * the reader. A channel that names none is wherever the others are.
 */
export function readVhost(
  document: LoadedDocument,
  channels: Iterable<DocumentChannel>,
  diagnostics: Diagnostic[],
): string | undefined {
  const firsts = new Map<string, Location>();
  for (const channel of channels) {
    for (const part of ["exchange", "queue"]) {
      const binding = channel.amqp?.[part];
      const vhost = isObject(binding) ? binding["vhost"] : undefined;
      if (typeof vhost === "string" && !firsts.has(vhost))
        firsts.set(vhost, document.locate(written(document, channel, ["bindings", "amqp", part, "vhost"])));
    }
  }
  const [first, second] = firsts;
  if (first === undefined) return undefined;
  const [vhost, location] = first;
  if (second !== undefined)
    diagnostics.push({
      code: "several-vhosts",
      severity: "error",
      message: `the document is on two vhosts, "${vhost}" and "${second[0]}"`,
      consequence: "A connection is to one vhost, so a part of the channels could not be reached.",
      remedy: "Describe each vhost in a document of its own, or leave channels out in the configuration.",
      location: second[1],
      related: { message: "The first is named here.", location },
    });
  else if (vhost !== "/")
    diagnostics.push({
      code: "vhost-of-connection",
      severity: "info",
      message: `the document is on the vhost "${vhost}"`,
      consequence: "The vhost of a connection is the one that its URL names; the document's is not used.",
      remedy: `Connect with a URL that ends in /${encodeURIComponent(vhost)}.`,
      location,
    });
  return vhost;
}
