import type { Dependencies, TenantContext } from '../context.ts';
import type { Channel } from './channel.entity.ts';

/** What a vendor seals for a channel beside its token. */
export interface ExtraSecrets {
  /** The ids of those channels of which something that they need cannot be opened here. */
  findUnopened(deps: Dependencies, channels: readonly Channel[]): Promise<ReadonlySet<string>>;
  /** Forgets what was sealed for a connection that has ended, though nothing of it can be given back. */
  forget(ctx: TenantContext, channel: Channel): Promise<void>;
}
