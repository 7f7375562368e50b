import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { channelUpdated } from '@konstruct/schema/messages';
import type { Dependencies } from '../context.ts';
import { KnownChannel } from './known-channel.entity.ts';

/** A channel was connected or changed. */
export function handleChannelUpdated({ database }: Dependencies): Handler {
  return handleMessage(database, channelUpdated, 'agents', async (em, { channelId: id, ...channel }, { tenantId }) => {
    await em.upsert(
      KnownChannel,
      { tenantId, id, ...channel },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: channel.version } } },
    );
  });
}
