/** The services of the contract, under the names that this example gives them. */
export const services = {
  catalog: "catalog-service",
  orders: "http://localhost:8002/api/v1/orders",
  inventory: "http://localhost:8003/api/v1/inventory",
  suppliers: "http://supplier-service/api/v1",
} as const;

export type ServiceName = keyof typeof services;

/** What a service in an envelope is called here; one that is not of this example keeps its own name. */
export function nameOf(service: string | undefined): string {
  const known = Object.entries(services).find(([, address]) => address === service);
  return known?.[0] ?? service ?? "?";
}
