import { newId } from '@konstruct/kit/database';
import { enqueue, publish } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { noticeRequested } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import type { Grant } from '../entitlement/entitle.ts';
import { fingerprintOf, irregularitiesOf, type Irregularity, isUnderstood } from '../state/irregularity.ts';
import { readSubscriptionJob } from '../job-definitions.ts';
import type { Subscription } from '../state/subscription.entity.ts';
import { statusOf } from '../state/subscription-status.ts';

/**
 * The irregularities that a company is mailed about. An unknown customer affects all companies at once and is the
 * administrator's concern.
 */
const mailed = (irregularities: readonly Irregularity[]) => irregularities.filter(({ kind }) => kind !== 'CUSTOMER');

/**
 * The pause between two mails about a company's subscription: edits at Stripe are often made in several steps, and back
 * and forth.
 */
export const mailPauseMs = 3_600_000;

/** The result of a reading. */
interface Found {
  /** The row as this reading has just written it. */
  readonly row: Subscription;
  readonly grant: Grant | null;
  /** The irregularities before this reading. */
  readonly before: readonly Irregularity[];
}

/**
 * Mails the members who manage the company's payments about what is not understood in its subscription, in the
 * transaction that stores it. The mail is sent at once if none was sent recently; otherwise after the pause, if the
 * irregularities still differ from those last mailed. Returns whether this reading changed the irregularities.
 */
export async function noticeIrregularities(tx: TenantContext, { row, grant, before }: Found): Promise<boolean> {
  const present = irregularitiesOf(row);
  await mailOnce(tx, { row, grant, before: mailed(before) });
  return fingerprintOf(present) !== fingerprintOf(before);
}

async function mailOnce(tx: TenantContext, { row, grant, before }: Found): Promise<void> {
  const now = tx.clock.now();
  const reported = mailed(irregularitiesOf(row));
  // A missing `mailedAt` means that an earlier release wrote the irregularities. It mailed each change at once.
  const last = row.mailedAt ? row.mailedIrregularities : before.length > 0 ? fingerprintOf(before) : null;
  const mayMailAt = row.mailedAt ? new Date(row.mailedAt.getTime() + mailPauseMs) : null;
  if (reported.length > 0 && fingerprintOf(reported) === last) return;
  if (mayMailAt && mayMailAt > now) {
    // Read again after the pause: a short-lived irregularity is not worth a mail, and a lasting one is not lost.
    await enqueue(
      tx.em,
      readSubscriptionJob,
      { tenantId: tx.tenantId },
      { key: `mail ${tx.tenantId}`, runAt: mayMailAt },
    );
    return;
  }
  if (reported.length > 0) await writeOf(tx, { row, grant }, reported);
  // If a subscription stays regular for the whole pause, the next irregularity is mailed again.
  Object.assign(
    row,
    reported.length > 0
      ? { mailedAt: now, mailedIrregularities: fingerprintOf(reported) }
      : { mailedAt: null, mailedIrregularities: null },
  );
}

async function writeOf(
  { tenantId, em }: TenantContext,
  { row, grant }: Pick<Found, 'row' | 'grant'>,
  reported: readonly Irregularity[],
): Promise<void> {
  await publish(em, noticeRequested, tenantId, {
    noticeId: newId(),
    roles: ['OWNER', 'BILLING'],
    subject: 'Your subscription at Stripe isn’t what we expected',
    paragraphs: [
      'Your Stripe subscription differs from what we offer here:',
      ...reported.map(({ message }) => message),
      `${describeEntitlement(row, grant, reported)} Stripe decides what you are charged. You can’t buy anything else alongside it.`,
      'If you didn’t expect this, contact your administrator. Once the change is undone at Stripe, Konstruct updates within moments.',
    ],
    link: { label: 'Open billing', path: '/billing' },
  });
}

/** What the company may still use. */
function describeEntitlement(
  { providerStatus }: Subscription,
  grant: Grant | null,
  reported: readonly Irregularity[],
): string {
  const status = statusOf(providerStatus);
  if (status === 'NONE' || status === 'CANCELED') return 'It includes nothing here.';
  if (grant?.agentQuota === 0) return `Its status at Stripe is “${providerStatus}”. Your AI employees are paused.`;
  if (isUnderstood(reported)) return 'The number of AI employees set at Stripe still applies here.';
  return 'Your AI employees keep their current quota. Until this is resolved, nothing can be changed from here.';
}

/** Logs each change once for the administrator. */
export function logIrregularities(log: Logger, row: Subscription | null): void {
  if (!row) return;
  const { tenantId, subscriptionId, irregularities, providerStatus } = row;
  if (irregularities)
    log.error(
      { tenantId, subscriptionId, providerStatus, irregularities },
      'a subscription at the payment provider differs from what is sold here',
    );
  else
    log.info(
      { tenantId, subscriptionId, providerStatus },
      'a subscription at the payment provider matches what is sold here again',
    );
}
