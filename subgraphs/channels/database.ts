import type { ServiceDatabase } from '@konstruct/kit/database';
import { channelUpdated, contactRenamed, messageReceived, noticeRequested } from '@konstruct/schema/messages';
import { Channel, sealedTokens } from './channel/channel.entity.ts';
import { RetiredKey } from './channel/retired-key.entity.ts';
import { Contact } from './contact/contact.entity.ts';
import { OutboundMessage } from './delivery/message/outbound-message.entity.ts';
import { InboundMessage } from './inbound/inbound-message.entity.ts';
import { InboxEvent } from './inbox/inbox-event.entity.ts';
import {
  clearInboxJob,
  nameContactJob,
  processInboxJob,
  reportUndeliveredJob,
  resumeSendingJob,
  revokeAccessJob,
  sendMessageJobs,
  settleUnknownJob,
  sweepInboxJob,
} from './job-definitions.ts';
import { vendors } from './vendors.ts';

/** What vendors seal in addition to tokens. */
export const vendorSecrets = vendors.flatMap(({ tables }) => tables.sealed);

/** What this service stores, and which services it may call. */
export const database: ServiceDatabase = {
  service: 'channels',
  entities: [Channel, Contact, InboundMessage, OutboundMessage, ...vendors.flatMap(({ tables }) => tables.entities)],
  directoryEntities: [InboxEvent, RetiredKey, ...vendors.flatMap(({ tables }) => tables.directoryEntities)],
  sealed: [sealedTokens, ...vendorSecrets],
  sends: [
    ...[channelUpdated, contactRenamed, messageReceived, noticeRequested],
    ...[processInboxJob, sweepInboxJob, clearInboxJob, nameContactJob, reportUndeliveredJob, revokeAccessJob],
    ...[...Object.values(sendMessageJobs), resumeSendingJob, settleUnknownJob],
  ],
  connections: { tenant: 3, directory: 2 },
};
