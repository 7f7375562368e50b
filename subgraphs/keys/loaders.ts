import { createIdLoader, type IdLoader } from '@konstruct/kit/database';
import type { Context } from './context.ts';
import { LlmKey } from './llm-key/llm-key.entity.ts';

export interface Loaders {
  /** Null for a removed key, a key of another tenant, and an unknown id. */
  readonly llmKey: IdLoader<LlmKey>;
}

/** One of each per request: many lookups become one query. */
export function createLoaders({ em }: Pick<Context, 'em'>): Loaders {
  return { llmKey: createIdLoader(em, LlmKey, { where: { removedAt: null } }) };
}
