import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import { noteSealedKeys, type Opener, watchRing } from '@konstruct/kit/vault';
import { sealedAppSecrets } from '../whatsapp/whatsapp-connection.entity.ts';
import { sealedTokens } from './channel.entity.ts';

const count = `
select sealed_with, count(*)::int as count from (
  select sealed_with from channels.channels
  union all select sealed_with from channels_directory.whatsapp_connections where sealed_app_secret is not null) s
group by 1`;

interface WatchTokensOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly opener: Opener;
  readonly log: Pick<Logger, 'error' | 'warn'>;
}

/** Tells when stored tokens and app secrets need a key that the ring lacks. Returns what ends it. */
export function watchTokens({ database, directory, opener, log }: WatchTokensOptions): () => Promise<void> {
  return watchRing({
    service: 'channels',
    ringName: 'CHANNELS_VAULT_KEYS',
    keyIds: opener.keyIds,
    count: async () => {
      await noteSealedKeys({ database, directory }, [sealedTokens, sealedAppSecrets]);
      const rows = await directory.fork().execute<{ sealed_with: string | null; count: number }[]>(count);
      return new Map(rows.map((row) => [row.sealed_with, row.count]));
    },
    log,
  });
}
