import type { Database, EntityManager } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { Channel } from '../../channel/channel.entity.ts';
import { openToken } from '../../channel/open-token.ts';
import type { OffKinds } from '../../channel/switches.ts';
import { settleUnknownJob } from '../../job-definitions.ts';
import type { LookUpOutcome, Senders } from '../message/sender.port.ts';
import { beginLookUp, type BegunLookUp, enqueueNextLookUp } from './begin-look-up.ts';
import { settlePosted } from './settle-posted.ts';

export interface SettleUnknownOptions {
  readonly database: Database;
  readonly senders: Senders;
  readonly opener: Opener;
  readonly off: OffKinds;
  readonly now: () => Date;
}

/**
 * Asks a vendor what became of messages whose outcome is unknown, at most once a minute and workspace. What is seen there was sent;
 * what is not seen stays unknown, since it may stand where we do not see it, and is asked for a few times more.
 */
export function createSettleUnknown({ database, senders, opener, off, now }: SettleUnknownOptions): Handler {
  return handleJob(
    settleUnknownJob,
    async ({ tenantId, channelId }) => {
      const begun = await database
        .forTenant(tenantId)
        .transactional((tx) => beginLookUp(tx, { tenantId, channelId }, { senders, off }, now()));
      const sender = begun && senders[begun.channel.kind];
      if (!begun || !sender?.lookUp) return;
      const token = await openToken(opener, begun.sealedToken, begun.channel.binding());
      const outcome = token === null ? notNow : await sender.lookUp(token, begun.lookUp);
      await database.forTenant(tenantId).transactional((tx) => settle(tx, senders, begun, outcome, now()));
    },
    { places: 16 },
  );
}

const notNow: LookUpOutcome = { kind: 'later', retryAfterSeconds: 300 };

async function settle(
  tx: EntityManager,
  senders: Senders,
  { channel, ids }: BegunLookUp,
  outcome: LookUpOutcome,
  now: Date,
): Promise<void> {
  const { tenantId, id } = channel;
  if (outcome.kind === 'seen') for (const posted of outcome.posted) await settlePosted(tx, channel, posted);
  if (outcome.kind === 'later') {
    // Nothing was looked at: it does not count as a try.
    await tx.nativeUpdate(Channel, { tenantId, id }, { nextLookUpAt: new Date(now.getTime() + outcome.retryAfterSeconds * 1000) });
    await tx.execute(
      'update channels.outbound_messages set look_up_count = look_up_count - 1 where tenant_id = ? and id = any(?::uuid[])',
      [tenantId, `{${ids.join(',')}}`],
    );
    await enqueueNextLookUp(tx, senders, await tx.findOneOrFail(Channel, { tenantId, id }));
  }
}
