import { letterTask, type Tasks } from '@konstruct/kit/jobs';
import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import { z } from 'zod';
import { endAccess } from './channel/end-access.ts';
import { createRevokeAccess } from './channel/revoke-access.job.ts';
import type { OffKinds } from './channel/switches.ts';
import { createDeliverMessage } from './delivery/deliver-message.job.ts';
import { createSendMessage } from './delivery/send-message.job.ts';
import { receiveMessage } from './inbound/receive-message.ts';
import { createClearInbox } from './inbox/clear-inbox.job.ts';
import { createPromoteInbox } from './inbox/promote-inbox.job.ts';
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

/** The tasks of this service: those that take in, and those that wait for a vendor, which must not hold up the former. */
export function createTasks(dependencies: JobDependencies): { receiving: Tasks; sending: Tasks } {
  const { database, directory, slack, whatsApp, off } = dependencies;
  const senders = { SLACK: createSlackSender(slack), WHATSAPP: createWhatsAppSender(whatsApp) };
  const nameOf = createNamePeople(dependencies);
  const slackEvents = createPromoteSlackEvent({
    database,
    directory,
    receiveMessage: (channel, message) => receiveMessage({ ...dependencies, nameOf }, channel, message),
    endAccess: (channel) => endAccess(dependencies, channel),
  });
  return {
    receiving: {
      'channels.promote_inbox': createPromoteInbox({
        ...dependencies,
        sources: {
          ...(off.has('SLACK') ? {} : { slack: slackEvents }),
          ...(off.has('WHATSAPP') ? {} : { whatsapp: createPromoteWhatsAppEvent(dependencies) }),
        },
      }),
      'channels.clear_inbox': createClearInbox(dependencies),
      'channels.deliver_message': createDeliverMessage({ database, senders }),
      // Nothing here shows the company's name; the letter is only taken out of the box.
      'channels.know_tenant': letterTask(database, z.object({}), async () => undefined),
    },
    sending: {
      'channels.send_message': createSendMessage({ ...dependencies, senders }),
      'channels.revoke_access': createRevokeAccess({
        ...dependencies,
        giveAccessBack: { SLACK: (_channel, token) => slack.giveAccessBack(token), WHATSAPP: createEndWhatsAppAccess(dependencies) },
      }),
    },
  };
}

/** Receiving tasks that also run without being asked for, with the pause in milliseconds: they pick up what was put off. */
export const recurring = { 'channels.promote_inbox': 10_000, 'channels.clear_inbox': 3_600_000 } as const;
