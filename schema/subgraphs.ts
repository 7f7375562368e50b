/** The names of all subgraphs: the single list that codegen, composition, launcher, gateway and tests read. */
export const subgraphs = ['accounts', 'agents', 'billing', 'channels', 'keys', 'usage'] as const;

export type SubgraphName = (typeof subgraphs)[number];
