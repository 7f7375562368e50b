import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import { noteSealedKeys, type Opener, type SealedColumn, watchRing } from '@konstruct/kit/vault';
import { sealedTokens } from './channel.entity.ts';

interface WatchTokensOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly opener: Opener;
  /** What vendors seal beside tokens, in directory tables. */
  readonly vendorSecrets: readonly SealedColumn[];
  readonly log: Pick<Logger, 'error' | 'warn'>;
}

/** Tells when stored tokens, or other secrets of channels, need a key that the ring lacks. Returns what ends it. */
export function watchTokens({ database, directory, opener, vendorSecrets, log }: WatchTokensOptions): () => Promise<void> {
  // Of the channels, the policy shows those that have a token, and the token itself is not granted.
  const sources = [
    `select ${sealedTokens.keyIdColumn} as sealed_with from ${sealedTokens.table}`,
    ...vendorSecrets.map(({ table, column, keyIdColumn }) => `select ${keyIdColumn} from ${table} where ${column} is not null`),
  ];
  const count = `select sealed_with, count(*)::int as count from (${sources.join(' union all ')}) s group by 1`;
  return watchRing({
    service: 'channels',
    ringName: 'CHANNELS_VAULT_KEYS',
    keyIds: opener.keyIds,
    count: async () => {
      await noteSealedKeys({ database, directory }, [sealedTokens, ...vendorSecrets]);
      const rows = await directory.fork().execute<{ sealed_with: string | null; count: number }[]>(count);
      return new Map(rows.map((row) => [row.sealed_with, row.count]));
    },
    log,
  });
}
