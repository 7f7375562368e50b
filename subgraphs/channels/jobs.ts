import type { Database, Directory } from '@konstruct/kit/database';
import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import { createRevokeAccess } from './channel/revoke-access.job.ts';
import type { OffKinds } from './channel/switches.ts';
import { createNameContact } from './contact/name-contact.job.ts';
import { createDeliverMessage } from './delivery/queueing/deliver-message.job.ts';
import { createResumeSending } from './delivery/queueing/resume-sending.job.ts';
import { createSendMessage } from './delivery/sending/send-message.job.ts';
import { createReportUndelivered } from './delivery/undelivered/report-undelivered.job.ts';
import { createSettleUnknown } from './delivery/undelivered/settle-unknown.job.ts';
import { createClearInbox } from './inbox/clear-inbox.job.ts';
import { createProcessInbox } from './inbox/process-inbox.job.ts';
import { createSweepInbox } from './inbox/sweep-inbox.job.ts';
import { clearInboxJob, sweepInboxJob } from './job-definitions.ts';
import type { OpenVendors } from './open-vendors.ts';

export interface JobDependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly vendors: OpenVendors;
  readonly opener: Opener;
  readonly off: OffKinds;
  readonly now: () => Date;
  readonly log: Logger;
}

/** What the queue brings. */
export function createHandlers({ vendors, ...dependencies }: JobDependencies): Handler[] {
  const { senders, processors, directories, secrets, forgetExpired } = vendors;
  return [
    createProcessInbox({ ...dependencies, processors }),
    createSweepInbox({ ...dependencies, processors }),
    createNameContact({ ...dependencies, directories }),
    createClearInbox({ ...dependencies, forgetExpired }),
    createDeliverMessage({ ...dependencies, senders }),
    createResumeSending({ ...dependencies, senders }),
    ...createSendMessage({ ...dependencies, senders }),
    createSettleUnknown({ ...dependencies, senders }),
    createReportUndelivered(dependencies),
    createRevokeAccess({ ...dependencies, vendors: vendors.byKind, secrets }),
  ];
}

/** What recurs: it picks up what was put off. */
export const recurring: readonly Recurring[] = [
  { job: sweepInboxJob, everyMs: 30_000 },
  { job: clearInboxJob, everyMs: 3_600_000 },
];
