import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Processes what one source account (a workspace, a number) delivered, in the order in which it came. */
export const processInboxJob = defineJob(
  'channels.process_inbox',
  z.object({ source: z.string(), account: z.string() }),
  ({ source, account }) => `${source} ${account}`,
);

/** Looks for delivered events that nobody processes. Recurs. */
export const sweepInboxJob = defineJob('channels.sweep_inbox', z.object({}));

/** Asks the vendor what a person is called. */
export const nameContactJob = defineJob(
  'channels.name_contact',
  z.object({ tenantId: z.uuid(), channelId: z.uuid(), contactId: z.uuid() }),
  ({ channelId }) => channelId,
);

/** Forgets what was processed long ago. Recurs. */
export const clearInboxJob = defineJob('channels.clear_inbox', z.object({}));

/** Sends what is due in a thread, in order. */
export const sendMessageJob = defineJob(
  'channels.send_message',
  z.object({ tenantId: z.uuid(), channelId: z.uuid(), threadKey: z.string() }),
);

/** Gives a disconnected channel's access back to the vendor. */
export const revokeAccessJob = defineJob('channels.revoke_access', z.object({ tenantId: z.uuid(), channelId: z.uuid() }));
