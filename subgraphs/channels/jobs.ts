import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import { endAccess } from './channel/end-access.ts';
import { createRevokeAccess } from './channel/revoke-access.job.ts';
import type { OffKinds } from './channel/switches.ts';
import { createNameContact } from './contact/name-contact.job.ts';
import { createResumeSending } from './delivery/queueing/resume-sending.job.ts';
import { createDeliverMessage } from './delivery/queueing/deliver-message.job.ts';
import { createSendMessage } from './delivery/sending/send-message.job.ts';
import { createReportUndelivered } from './delivery/undelivered/report-undelivered.job.ts';
import { createSettleUnknown } from './delivery/undelivered/settle-unknown.job.ts';
import { createClearInbox } from './inbox/clear-inbox.job.ts';
import { createProcessInbox } from './inbox/process-inbox.job.ts';
import { createSweepInbox } from './inbox/sweep-inbox.job.ts';
import { clearInboxJob, sweepInboxJob } from './job-definitions.ts';
import { createSlackEventProcessor } from './slack/process-slack-event.ts';
import { createSlackSender } from './slack/send-in-slack.ts';
import type { Slack } from './slack/slack.port.ts';
import { createEndWhatsAppAccess } from './whatsapp/end-whatsapp-access.ts';
import { createWhatsAppEventProcessor } from './whatsapp/process-whatsapp-event.ts';
import { createWhatsAppSender } from './whatsapp/send-on-whatsapp.ts';
import type { WhatsApp } from './whatsapp/whatsapp.port.ts';

export interface JobDependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly slack: Slack;
  readonly whatsApp: WhatsApp;
  readonly opener: Opener;
  readonly off: OffKinds;
  readonly now: () => Date;
  readonly log: Logger;
}

/** What the queue brings. */
export function createHandlers(dependencies: JobDependencies): Handler[] {
  const { database, slack, whatsApp, off } = dependencies;
  const senders = { SLACK: createSlackSender(slack), WHATSAPP: createWhatsAppSender(whatsApp) };
  const slackEvents = createSlackEventProcessor({ ...dependencies, endAccess: (channel) => endAccess(dependencies, channel) });
  const processors = {
    ...(off.has('SLACK') ? {} : { slack: slackEvents }),
    ...(off.has('WHATSAPP') ? {} : { whatsapp: createWhatsAppEventProcessor(dependencies) }),
  };
  return [
    createProcessInbox({ ...dependencies, processors }),
    createSweepInbox({ ...dependencies, processors }),
    createNameContact(dependencies),
    createClearInbox(dependencies),
    createDeliverMessage({ database, senders }),
    createResumeSending({ database }),
    ...createSendMessage({ ...dependencies, senders }),
    createSettleUnknown({ ...dependencies, senders }),
    createReportUndelivered(dependencies),
    createRevokeAccess({
      ...dependencies,
      giveAccessBack: { SLACK: (_channel, token) => slack.giveAccessBack(token), WHATSAPP: createEndWhatsAppAccess(dependencies) },
    }),
  ];
}

/** What recurs: it picks up what was put off. */
export const recurring: readonly Recurring[] = [
  { job: sweepInboxJob, everyMs: 30_000 },
  { job: clearInboxJob, everyMs: 3_600_000 },
];
