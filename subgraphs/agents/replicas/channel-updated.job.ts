import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { channelUpdated } from '@konstruct/schema/messages';
import type { Dependencies } from '../context.ts';
import { ChannelReplica } from './channel-replica.entity.ts';

/** A channel was connected or changed. */
export function handleChannelUpdated({ database }: Dependencies): Handler {
  return handleMessage(database, channelUpdated, 'agents', async (em, { channelId: id, ...channel }, { tenantId }) => {
    await em.upsert(
      ChannelReplica,
      { tenantId, id, ...channel },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: channel.version } } },
    );
  });
}
