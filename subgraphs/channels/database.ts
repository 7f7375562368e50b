import type { ServiceDatabase } from '@konstruct/kit/database';
import { channelUpdated, contactRenamed, messageReceived, noticeRequested } from '@konstruct/schema/messages';
import { Channel, sealedTokens } from './channel/channel.entity.ts';
import { RetiredKey } from './channel/retired-key.entity.ts';
import { Contact } from './contact/contact.entity.ts';
import { OutboundMessage } from './delivery/outbound-message.entity.ts';
import { InboundMessage } from './inbound/inbound-message.entity.ts';
import { InboxEvent } from './inbox/inbox-event.entity.ts';
import {
  clearInboxJob,
  nameContactJob,
  processInboxJob,
  reportUndeliveredJob,
  resumeSendingJob,
  revokeAccessJob,
  sendSlackMessageJob,
  sendWhatsAppMessageJob,
  settleUnknownJob,
  sweepInboxJob,
} from './job-definitions.ts';
import { InstallState } from './slack/install/install-state.entity.ts';
import { SlackWorkspace } from './slack/install/slack-workspace.entity.ts';
import { sealedAppSecrets, WhatsAppConnection } from './whatsapp/whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './whatsapp/whatsapp-number.entity.ts';

/** What this service keeps, and whom it may call. */
export const database: ServiceDatabase = {
  service: 'channels',
  entities: [Channel, Contact, InboundMessage, OutboundMessage, WhatsAppNumber],
  directoryEntities: [InboxEvent, InstallState, RetiredKey, SlackWorkspace, WhatsAppConnection],
  sealed: [sealedTokens, sealedAppSecrets],
  sends: [
    ...[channelUpdated, contactRenamed, messageReceived, noticeRequested],
    ...[processInboxJob, sweepInboxJob, clearInboxJob, nameContactJob, reportUndeliveredJob, revokeAccessJob],
    ...[sendSlackMessageJob, sendWhatsAppMessageJob, resumeSendingJob, settleUnknownJob],
  ],
  connections: { tenant: 3, directory: 2 },
};
