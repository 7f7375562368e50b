import type { ServiceDatabase } from '@konstruct/kit/database';
import { channelUpdated, messageReceived, noticeRequested } from '@konstruct/schema/messages';
import { Channel } from './channel/channel.entity.ts';
import { Contact } from './contact/contact.entity.ts';
import { OutboundMessage } from './delivery/outbound-message.entity.ts';
import { InboundMessage } from './inbound/inbound-message.entity.ts';
import { InboxEvent } from './inbox/inbox-event.entity.ts';
import {
  clearInboxJob,
  promoteInboxJob,
  reportUndeliveredJob,
  revokeAccessJob,
  sendSlackMessageJob,
  sendWhatsAppMessageJob,
  settleUnknownJob,
} from './job-definitions.ts';
import { InstallState } from './slack/install-state.entity.ts';
import { SlackWorkspace } from './slack/slack-workspace.entity.ts';
import { WhatsAppConnection } from './whatsapp/whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './whatsapp/whatsapp-number.entity.ts';

/** What this service keeps, and whom it may call. */
export const database: ServiceDatabase = {
  service: 'channels',
  entities: [Channel, Contact, InboundMessage, OutboundMessage, WhatsAppNumber],
  directoryEntities: [InboxEvent, InstallState, SlackWorkspace, WhatsAppConnection],
  sends: [
    ...[channelUpdated, messageReceived, noticeRequested],
    ...[clearInboxJob, promoteInboxJob, reportUndeliveredJob, revokeAccessJob],
    ...[sendSlackMessageJob, sendWhatsAppMessageJob, settleUnknownJob],
  ],
};
