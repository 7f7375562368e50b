import { findModel } from '@konstruct/providers';

/** A model's limits, in tokens. */
export interface ModelNeeds {
  /** The most tokens read and written together; null if unknown. */
  readonly contextTokens: number | null;
  /** The most tokens of one answer; null if unknown. */
  readonly mostOutputTokens: number | null;
  /** The tokens reserved for thoughts, in addition to the answer. */
  readonly thoughtTokens: number;
}

/** A model that is in no table may think: most current open models do. */
export const unknownModel: ModelNeeds = { contextTokens: null, mostOutputTokens: null, thoughtTokens: 4_000 };

/** A model's needs: what the configuration says about it takes precedence over the table. */
export function needsOf(modelId: string, configured: ReadonlyMap<string, Partial<ModelNeeds>>): ModelNeeds {
  const entry = findModel(modelId);
  const known: ModelNeeds = entry
    ? {
        contextTokens: entry.contextTokens,
        mostOutputTokens: entry.mostOutputTokens,
        thoughtTokens: entry.thoughtTokens,
      }
    : unknownModel;
  return { ...known, ...configured.get(modelId) };
}
