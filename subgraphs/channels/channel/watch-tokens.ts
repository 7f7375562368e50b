import { sql } from '@konstruct/kit/database';
import { noteSealedKeys, type SealedColumn, watchRing } from '@konstruct/kit/vault';
import type { Dependencies } from '../context.ts';
import { sealedTokens } from './channel.entity.ts';

// The policy shows only channels that have a token, and does not grant the token itself.
const readKeyIds = ({ keyIdColumn, table, column, isDirectory }: SealedColumn) => sql`
select ${sql.ref(keyIdColumn)} as sealed_with from ${sql.ref(table)}
where ${isDirectory ? sql`${sql.ref(column)} is not null` : true}`;

const countByKey = (columns: readonly SealedColumn[]) => sql`
select sealed_with, count(*)::int as count
from (${columns.map(readKeyIds).reduce((sources, source) => sql`${sources} union all ${source}`)}) s group by 1`;

/**
 * Reports when stored tokens, or what vendors seal beside them in directory tables, need a key that the ring lacks.
 * Returns a function that stops the watch.
 */
export function watchTokens(deps: Dependencies, vendorSecrets: readonly SealedColumn[]): () => Promise<void> {
  const { directory, opener, log } = deps;
  const columns = [sealedTokens, ...vendorSecrets];
  return watchRing({
    service: 'channels',
    ringName: 'CHANNELS_VAULT_KEYS',
    keyIds: opener.keyIds,
    count: async () => {
      await noteSealedKeys(deps, columns);
      const rows = await directory.fork().execute<{ sealed_with: string | null; count: number }[]>(countByKey(columns));
      return new Map(rows.map((row) => [row.sealed_with, row.count]));
    },
    log,
  });
}
