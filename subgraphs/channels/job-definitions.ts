import { defineJob, type JobDefinition } from '@konstruct/kit/messages';
import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
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

const channelPayload = z.object({ tenantId: z.uuid(), channelId: z.uuid() });
const threadPayload = channelPayload.extend({ threadKey: z.string() });
type OfChannel = z.infer<typeof channelPayload>;

/** A workspace, or a number, has its share of the places: one that is slow keeps no other waiting, of the same company neither. */
const byChannel = ({ channelId }: OfChannel) => channelId;

/** Sends what is due in a thread, in order. Each vendor has a queue of its own, so that one that is slow does not delay the others. */
export const sendMessageJobs = Object.fromEntries(
  channelKinds.map((kind) => [kind, defineJob(`channels.send_${kind.toLowerCase()}_message`, threadPayload, byChannel)]),
) as Record<ChannelKind, JobDefinition<typeof threadPayload>>;

/** Has all that waited for a channel to be connected sent. */
export const resumeSendingJob = defineJob('channels.resume_sending', channelPayload, byChannel);

/** Asks the vendor of a channel what became of messages whose outcome is unknown. */
export const settleUnknownJob = defineJob('channels.settle_unknown', channelPayload, byChannel);

/** Tells a company that messages in a channel were not delivered. */
export const reportUndeliveredJob = defineJob('channels.report_undelivered', channelPayload);

/** Gives a disconnected channel's access back to the vendor. */
export const revokeAccessJob = defineJob(
  'channels.revoke_access',
  // Since when it is known that the access cannot be opened.
  channelPayload.extend({ unopenedSince: z.iso.datetime().optional() }),
);
