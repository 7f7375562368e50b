/** The graph behind every gateway: tenants, and what each used. */
export const sdl = {
  tenants: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { tenants: [Tenant!]! }
    type Tenant @key(fields: "id") { id: ID! name: String! plan: String! }`,
  usage: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Tenant @key(fields: "id") { id: ID! usage: Usage }
    type Usage { costUsd: String! promptTokens: Int! completionTokens: Int! answers: Int! }`,
} as const;

/** Twenty tenants joined to their usage. */
export const query =
  'query Tenants { tenants { id name plan usage { costUsd promptTokens completionTokens answers } } }';

export const tenants = Array.from({ length: 20 }, (_, n) => ({
  id: String(n + 1),
  name: `Company ${n + 1}`,
  plan: n % 2 ? 'month' : 'year',
}));

export const usageOf = (id: string) => ({
  costUsd: `${id}.25`,
  promptTokens: Number(id) * 1000,
  completionTokens: Number(id) * 100,
  answers: Number(id),
});
