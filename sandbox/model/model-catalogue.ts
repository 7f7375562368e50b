/** A model that the sandbox server offers. */
export interface CatalogueModel {
  id: string;
  owner: 'konstruct' | 'openai' | 'anthropic';
  displayName: string;
  /** Unix seconds. */
  createdAt: number;
  /** The number of tokens it spends on thoughts before it writes, as real models do; absent if none. */
  thoughtTokens?: number;
}

/**
 * Available only if a test lists it. It spends as many tokens on thoughts as public measurements of thinking models
 * report.
 */
const THINKER: CatalogueModel = {
  id: 'practice-thinker',
  owner: 'konstruct',
  displayName: 'Sandbox model that thinks',
  createdAt: 1_760_000_000,
  thoughtTokens: 900,
};

/** The models available by default. */
export const MODELS: CatalogueModel[] = [
  { id: 'practice-1', owner: 'konstruct', displayName: 'Sandbox model', createdAt: 1_760_000_000 },
  { id: 'gpt-4o-mini', owner: 'openai', displayName: 'GPT-4o mini', createdAt: 1_721_172_741 },
  { id: 'gpt-4.1-mini', owner: 'openai', displayName: 'GPT-4.1 mini', createdAt: 1_744_318_173 },
  { id: 'claude-haiku-4-5', owner: 'anthropic', displayName: 'Claude Haiku 4.5', createdAt: 1_759_276_800 },
  { id: 'claude-sonnet-4-5', owner: 'anthropic', displayName: 'Claude Sonnet 4.5', createdAt: 1_759_104_000 },
];

/** The model with an id that a test lists: one of ours, or a plain one with that name. */
export const listedModel = (id: string): CatalogueModel =>
  [...MODELS, THINKER].find((model) => model.id === id) ?? {
    id,
    owner: 'konstruct',
    displayName: id,
    createdAt: 1_760_000_000,
  };

/** Finds a model by id, by a dated id (`gpt-4o-mini-2024-07-18`), or with a router's prefix (`openai/gpt-4o-mini`). */
export function findModel(models: CatalogueModel[], id: string): CatalogueModel | undefined {
  const bare = id.slice(id.lastIndexOf('/') + 1);
  return models.find(
    (model) =>
      bare === model.id || (bare.startsWith(`${model.id}-`) && /^\d[\d-]*$/.test(bare.slice(model.id.length + 1))),
  );
}
