import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { isId } from './ids.ts';

export type IdLoader<TRow> = DataLoader<string, TRow | null>;

interface IdLoaderOptions<TRow extends object> {
  /** The property that holds the id. Default: `id`. */
  readonly key?: keyof TRow & string;
  /** A further condition on the rows. */
  readonly where?: FilterQuery<TRow>;
}

/**
 * Loads rows by UUID: the lookups of one tick become one query. Null for an id of no row that the unit of work may see,
 * and for text that is not a UUID.
 */
export function createIdLoader<TRow extends object>(
  em: EntityManager,
  entity: EntityClass<TRow>,
  { key = 'id' as keyof TRow & string, where = {} as FilterQuery<TRow> }: IdLoaderOptions<TRow> = {},
): IdLoader<TRow> {
  return new DataLoader(async (ids) => {
    const rows = await em.find(entity, { $and: [{ [key]: { $in: ids.filter(isId) } }, where] } as FilterQuery<
      NoInfer<TRow>
    >);
    const byId = new Map(rows.map((row) => [String(row[key]), row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}
