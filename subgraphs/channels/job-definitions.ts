import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Makes messages of what a source account delivered. */
export const promoteInboxJob = defineJob('channels.promote_inbox', z.object({}));

/** Forgets what was processed long ago. Recurs. */
export const clearInboxJob = defineJob('channels.clear_inbox', z.object({}));

/** Sends what is due in a thread, in order. */
export const sendMessageJob = defineJob(
  'channels.send_message',
  z.object({ tenantId: z.uuid(), channelId: z.uuid(), threadKey: z.string() }),
);

/** Gives a disconnected channel's access back to the vendor. */
export const revokeAccessJob = defineJob('channels.revoke_access', z.object({ tenantId: z.uuid(), channelId: z.uuid() }));
