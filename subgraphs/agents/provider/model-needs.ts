import { findModel } from '@konstruct/providers';

/** What a model can hold, in tokens. */
export interface ModelNeeds {
  /** Read and written together, at most; null where it is not known. */
  readonly contextTokens: number | null;
  /** Written in one answer, at most; null where it is not known. */
  readonly mostOutputTokens: number | null;
  /** The room that thoughts get beside the answer. */
  readonly thoughtTokens: number;
}

/** A model that is in no table may think: most open ones of today do. */
export const unknownModel: ModelNeeds = { contextTokens: null, mostOutputTokens: null, thoughtTokens: 4_000 };

/** What a model needs: what the configuration says of a provider's model goes before what the table knows. */
export function needsOf(modelId: string, configured: ReadonlyMap<string, Partial<ModelNeeds>>): ModelNeeds {
  const entry = findModel(modelId);
  const known: ModelNeeds = entry
    ? { contextTokens: entry.contextTokens, mostOutputTokens: entry.mostOutputTokens, thoughtTokens: entry.thoughtTokens }
    : unknownModel;
  return { ...known, ...configured.get(modelId) };
}
