import type { Protocol } from './protocol/protocol.ts';
import type { ModelEntry } from './models/model-entry.ts';

/** A model of the table, and how its vendor is spoken to. */
export interface KnownModel extends ModelEntry {
  readonly vendor: string;
  readonly protocol: Protocol;
}

/** Releases of a name carry their day: `gpt-5-mini-2025-08-07`, `claude-haiku-4-5-20251001`. */
const releaseDay = /[-@]\d{4}-?\d{2}-?\d{2}$/;

/** Variants of routers that change the price or the place of a model, and not how it works: `:thinking` is none of them. */
const plainVariant = /:(free|nitro|floor|exacto|batch|online)$/;

/**
 * Finds what is known of a model, by any of its names: also as a dated release, behind a router's prefix (`openai/gpt-5-mini`) and
 * before a router's variant (`gpt-5-mini:free`). Undefined for models that are not in the table: nothing is guessed from a name.
 */
export function modelFinder(models: readonly KnownModel[]): (modelId: string) => KnownModel | undefined {
  const byName = new Map(models.toReversed().flatMap((entry) => [entry.id, ...entry.alsoCalled].map((name) => [name, entry] as const)));
  return (modelId) => {
    const whole = modelId.replace(plainVariant, '');
    const bare = whole.slice(whole.lastIndexOf('/') + 1);
    return byName.get(whole) ?? byName.get(bare) ?? byName.get(bare.replace(releaseDay, ''));
  };
}
