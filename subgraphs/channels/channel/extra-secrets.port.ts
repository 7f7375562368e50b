import type { Dependencies, TenantContext } from '../context.ts';
import type { Channel } from './channel.entity.ts';

/** What a vendor seals for a channel in addition to its token. */
export interface ExtraSecrets {
  /** The ids of the channels that need something that cannot be opened here. */
  findUnopened(deps: Dependencies, channels: readonly Channel[]): Promise<ReadonlySet<string>>;
  /** Deletes what was sealed for a connection that has ended, even when the access cannot be revoked. */
  forget(ctx: TenantContext, channel: Channel): Promise<void>;
}
