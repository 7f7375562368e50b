import { anthropicModels } from './anthropic-models.ts';
import type { ModelEntry } from './model-entry.ts';
import { openaiModels } from './openai-models.ts';

export type { LimitName, ModelEntry } from './model-entry.ts';
export { type Rejection, refusedParameter } from './refused-parameter.ts';

/** The models on offer, cheapest first for each vendor. */
export const models: Readonly<Record<ModelEntry['vendor'], readonly ModelEntry[]>> = { openai: openaiModels, anthropic: anthropicModels };

const byName = new Map(
  [...openaiModels, ...anthropicModels].flatMap((entry) => [entry.id, ...entry.alsoCalled].map((name) => [name, entry] as const)),
);

/** Releases of a name carry their day: `gpt-5-mini-2025-08-07`, `claude-haiku-4-5-20251001`. */
const releaseDay = /[-@]\d{4}-?\d{2}-?\d{2}$/;

/** Variants of routers that change the price or the place of a model, and not how it works: `:thinking` is none of them. */
const plainVariant = /:(free|nitro|floor|exacto|batch|online)$/;

/**
 * What is known of a model, by any of its names: also as a dated release, behind a router's prefix (`openai/gpt-5-mini`) and
 * before a router's variant (`gpt-5-mini:free`). Undefined for models that are not in the table: nothing is guessed from a name.
 */
export function findModel(modelId: string): ModelEntry | undefined {
  const bare = modelId.slice(modelId.lastIndexOf('/') + 1).replace(plainVariant, '');
  return byName.get(bare) ?? byName.get(bare.replace(releaseDay, ''));
}
