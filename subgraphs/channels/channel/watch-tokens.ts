import { noteSealedKeys, type SealedColumn, watchRing } from '@konstruct/kit/vault';
import type { Dependencies } from '../context.ts';
import { sealedTokens } from './channel.entity.ts';

/**
 * Reports when stored tokens, or what vendors seal beside them in directory tables, need a key that the ring lacks.
 * Returns a function that stops the watch.
 */
export function watchTokens(deps: Dependencies, vendorSecrets: readonly SealedColumn[]): () => Promise<void> {
  const { directory, opener, log } = deps;
  // The policy shows only channels that have a token, and does not grant the token itself.
  const sources = [
    `select ${sealedTokens.keyIdColumn} as sealed_with from ${sealedTokens.table}`,
    ...vendorSecrets.map(
      ({ table, column, keyIdColumn }) => `select ${keyIdColumn} from ${table} where ${column} is not null`,
    ),
  ];
  const count = `select sealed_with, count(*)::int as count from (${sources.join(' union all ')}) s group by 1`;
  return watchRing({
    service: 'channels',
    ringName: 'CHANNELS_VAULT_KEYS',
    keyIds: opener.keyIds,
    count: async () => {
      await noteSealedKeys(deps, [sealedTokens, ...vendorSecrets]);
      const rows = await directory.fork().execute<{ sealed_with: string | null; count: number }[]>(count);
      return new Map(rows.map((row) => [row.sealed_with, row.count]));
    },
    log,
  });
}
