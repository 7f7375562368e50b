import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import { endAccess } from './channel/end-access.ts';
import { createRevokeAccess } from './channel/revoke-access.job.ts';
import type { OffKinds } from './channel/switches.ts';
import { createDeliverMessage } from './delivery/queueing/deliver-message.job.ts';
import { createSendMessage } from './delivery/sending/send-message.job.ts';
import { createReportUndelivered } from './delivery/undelivered/report-undelivered.job.ts';
import { createSettleUnknown } from './delivery/undelivered/settle-unknown.job.ts';
import { receiveMessage } from './inbound/receive-message.ts';
import { createClearInbox } from './inbox/clear-inbox.job.ts';
import { createPromoteInbox } from './inbox/promote-inbox.job.ts';
import { clearInboxJob, promoteInboxJob } from './job-definitions.ts';
import { createNamePeople } from './slack/name-people.ts';
import { createPromoteSlackEvent } from './slack/promote-slack-event.ts';
import { createSlackSender } from './slack/send-in-slack.ts';
import type { Slack } from './slack/slack.port.ts';
import { createEndWhatsAppAccess } from './whatsapp/end-whatsapp-access.ts';
import { createPromoteWhatsAppEvent } from './whatsapp/promote-whatsapp-event.ts';
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
  const { database, directory, slack, whatsApp, off } = dependencies;
  const senders = { SLACK: createSlackSender(slack), WHATSAPP: createWhatsAppSender(whatsApp) };
  const nameOf = createNamePeople(dependencies);
  const slackEvents = createPromoteSlackEvent({
    database,
    directory,
    receiveMessage: (channel, message) => receiveMessage({ ...dependencies, nameOf }, channel, message),
    endAccess: (channel) => endAccess(dependencies, channel),
  });
  return [
    createPromoteInbox({
      ...dependencies,
      sources: {
        ...(off.has('SLACK') ? {} : { slack: slackEvents }),
        ...(off.has('WHATSAPP') ? {} : { whatsapp: createPromoteWhatsAppEvent(dependencies) }),
      },
    }),
    createClearInbox(dependencies),
    createDeliverMessage({ database, senders }),
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
  { job: promoteInboxJob, everyMs: 10_000 },
  { job: clearInboxJob, everyMs: 3_600_000 },
];
