import type { Protocol } from './protocol/protocol.ts';
import type { ModelEntry } from './models/model-entry.ts';

/** A model of the table, with its vendor and protocol. */
export interface KnownModel extends ModelEntry {
  readonly vendor: string;
  readonly protocol: Protocol;
}

/** Releases carry their date in the name: `gpt-5-mini-2025-08-07`, `claude-haiku-4-5-20251001`. */
const releaseDay = /[-@]\d{4}-?\d{2}-?\d{2}$/;

/** Router variants that change a model's price or location, but not how it works. `:thinking` is not one of them. */
const plainVariant = /:(free|nitro|floor|exacto|batch|online)$/;

/**
 * Finds the table's entry for a model, by any of its names: also as a dated release, behind a router's prefix
 * (`openai/gpt-5-mini`) and before a router's variant (`gpt-5-mini:free`). Undefined for models that are not in the
 * table: we guess nothing from a name.
 */
export function createModelFinder(models: readonly KnownModel[]): (modelId: string) => KnownModel | undefined {
  const byName = new Map(
    models.toReversed().flatMap((entry) => [entry.id, ...entry.alsoCalled].map((name) => [name, entry] as const)),
  );
  return (modelId) => {
    const whole = modelId.replace(plainVariant, '');
    const bare = whole.slice(whole.lastIndexOf('/') + 1);
    return byName.get(whole) ?? byName.get(bare) ?? byName.get(bare.replace(releaseDay, ''));
  };
}
