import { sql, uuids } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { Channel } from '../../channel/channel.entity.ts';
import { openToken } from '../../channel/open-token.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { settleUnknownJob } from '../../job-definitions.ts';
import type { LookUpOutcome } from '../message/sender.port.ts';
import { beginLookUp, type BegunLookUp, enqueueNextLookUp } from './begin-look-up.ts';
import { settlePosted } from './settle-posted.ts';

/**
 * Asks a vendor about messages with an unknown outcome, at most once a minute per workspace. A message that the vendor
 * shows was sent. Any other stays unknown, since it may be where we cannot see it, and the job asks about it a few more
 * times.
 */
export function handleSettleUnknown(deps: Dependencies): Handler {
  return handleJob(
    settleUnknownJob,
    async ({ tenantId, channelId }) => {
      const begun = await inTransaction(createTenantContext(deps, tenantId), (tx) => beginLookUp(tx, channelId));
      const sender = begun && deps.vendors.senders[begun.channel.kind];
      if (!begun || !sender?.lookUp) return;
      const token = await openToken(deps.opener, begun.sealedToken, begun.channel.binding());
      const outcome = token === null ? notNow : await sender.lookUp(token, begun.lookUp);
      await inTransaction(createTenantContext(deps, tenantId), (tx) => settle(tx, begun, outcome));
    },
    { places: 16 },
  );
}

const notNow: LookUpOutcome = { kind: 'later', retryAfterSeconds: 300 };

const takeBack = (tenantId: string, ids: readonly string[]) => sql`
update channels.outbound_messages set look_up_count = look_up_count - 1 where tenant_id = ${tenantId} and id = any(${uuids(ids)}::uuid[])`;

async function settle(ctx: TenantContext, { channel, ids }: BegunLookUp, outcome: LookUpOutcome): Promise<void> {
  const { tenantId, em, clock } = ctx;
  const { id } = channel;
  if (outcome.kind === 'seen') for (const posted of outcome.posted) await settlePosted(ctx, id, posted);
  if (outcome.kind === 'later') {
    // Nothing was looked up, so it does not count as an attempt.
    const nextLookUpAt = new Date(clock.now().getTime() + outcome.retryAfterSeconds * 1000);
    await em.nativeUpdate(Channel, { tenantId, id }, { nextLookUpAt });
    await em.execute(takeBack(tenantId, ids));
    await enqueueNextLookUp(ctx, await em.findOneOrFail(Channel, { tenantId, id }));
  }
}
