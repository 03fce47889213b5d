/**
 * The queue of a service, as the Python services name it:
 * `http://localhost:8002/api/v1/orders` → `queue_localhost_8002_api_v1_orders`, `catalog-service` → `queue_catalog-service`.
 * The runtime has the same rule for messages outside any contract; one table of cases ties both.
 */
export function serviceQueue(service: string): { readonly queue: string } | { readonly problem: string } {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/i.exec(service);
  const text = (url?.[1] ?? service).replace(/\/+$/, "");
  if (text === "") return { problem: "is empty" };
  if (/[?]/.test(text)) return { problem: "has a query" };
  if (/#/.test(text)) return { problem: "has a fragment" };
  if (/@/.test(text)) return { problem: "has credentials" };
  if (/[\s\p{Cc}]/u.test(text)) return { problem: "has white space" };
  if (url !== null && !/^[^:/]+(:\d+)?(\/|$)/.test(text)) return { problem: "has no host" };
  const queue = `queue_${text.replace(/[:/]/g, "_")}`;
  // An AMQP short string holds no more.
  return Buffer.byteLength(queue) > 255 ? { problem: "makes a queue name of more than 255 bytes" } : { queue };
}
