import { defineJob, type JobDefinition } from '@konstruct/kit/messages';
import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
import { z } from 'zod';

/** Processes what one source account (a workspace, a number) delivered, in the order of arrival. */
export const processInboxJob = defineJob(
  'channels.process_inbox',
  z.object({ source: z.string(), account: z.string() }),
  ({ source, account }) => `${source} ${account}`,
);

/** Looks for delivered events that no job processes. Recurs. */
export const sweepInboxJob = defineJob('channels.sweep_inbox', z.object({}));

/** Asks the vendor for a person's name. */
export const nameContactJob = defineJob(
  'channels.name_contact',
  z.object({ tenantId: z.uuid(), channelId: z.uuid(), contactId: z.uuid() }),
  ({ channelId }) => channelId,
);

/** Deletes what was processed long ago. Recurs. */
export const clearInboxJob = defineJob('channels.clear_inbox', z.object({}));

const channelPayload = z.object({ tenantId: z.uuid(), channelId: z.uuid() });
const threadPayload = channelPayload.extend({ threadKey: z.string() });
type OfChannel = z.infer<typeof channelPayload>;

/**
 * A workspace or number has its share of the concurrent jobs: a slow one keeps no other waiting, not even one of the
 * same company.
 */
const byChannel = ({ channelId }: OfChannel) => channelId;

/**
 * Sends what is due in a thread, in order. Each vendor has its own queue, so that a slow one does not delay the others.
 */
export const sendMessageJobs = Object.fromEntries(
  channelKinds.map((kind) => [
    kind,
    defineJob(`channels.send_${kind.toLowerCase()}_message`, threadPayload, byChannel),
  ]),
) as Record<ChannelKind, JobDefinition<typeof threadPayload>>;

/** Sends everything that waited for a channel to be connected. */
export const resumeSendingJob = defineJob('channels.resume_sending', channelPayload, byChannel);

/** Asks a channel's vendor about messages with an unknown outcome. */
export const settleUnknownJob = defineJob('channels.settle_unknown', channelPayload, byChannel);

/** Notifies a company that messages in a channel were not delivered. */
export const reportUndeliveredJob = defineJob('channels.report_undelivered', channelPayload);

/** Revokes a disconnected channel's access at the vendor. */
export const revokeAccessJob = defineJob(
  'channels.revoke_access',
  // When the service first found that it cannot open the access.
  channelPayload.extend({ unopenedSince: z.iso.datetime().optional() }),
);
