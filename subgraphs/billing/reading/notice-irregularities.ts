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

/** What a company is written about: what is wrong with all of them at once is the installation's matter. */
const mailed = (irregularities: readonly Irregularity[]) => irregularities.filter(({ kind }) => kind !== 'CUSTOMER');

/** From one mail about a company's subscription to the next: who edits it at Stripe does so in several steps, and back and forth. */
export const mailPauseMs = 3_600_000;

/** What a reading found. */
interface Found {
  /** As it was just written. */
  readonly row: Subscription;
  readonly grant: Grant | null;
  /** What was not understood before. */
  readonly before: readonly Irregularity[];
}

/**
 * Writes to those who see to the company's payments what is not understood about its subscription, in the transaction that writes it
 * down: at once where nothing was written for a while, else after the pause, where it still differs from what was written last. True
 * where anything changed with this reading.
 */
export async function noticeIrregularities(tx: TenantContext, { row, grant, before }: Found): Promise<boolean> {
  const present = irregularitiesOf(row);
  await mailOnce(tx, { row, grant, before: mailed(before) });
  return fingerprintOf(present) !== fingerprintOf(before);
}

async function mailOnce(tx: TenantContext, { row, grant, before }: Found): Promise<void> {
  const now = tx.clock.now();
  const told = mailed(irregularitiesOf(row));
  // A release wrote them that mailed each change at once.
  const last = row.mailedAt ? row.mailedIrregularities : before.length > 0 ? fingerprintOf(before) : null;
  const mayMailAt = row.mailedAt ? new Date(row.mailedAt.getTime() + mailPauseMs) : null;
  if (told.length > 0 && fingerprintOf(told) === last) return;
  if (mayMailAt && mayMailAt > now) {
    // Looked at again then: what is so for a moment only is not worth a mail, and what stays is not lost.
    await enqueue(tx.em, readSubscriptionJob, { tenantId: tx.tenantId }, { key: `mail ${tx.tenantId}`, runAt: mayMailAt });
    return;
  }
  if (told.length > 0) await writeOf(tx, { row, grant }, told);
  // What is right again for as long as the pause is news once it is not.
  Object.assign(
    row,
    told.length > 0 ? { mailedAt: now, mailedIrregularities: fingerprintOf(told) } : { mailedAt: null, mailedIrregularities: null },
  );
}

async function writeOf(
  { tenantId, em }: TenantContext,
  { row, grant }: Pick<Found, 'row' | 'grant'>,
  told: readonly Irregularity[],
): Promise<void> {
  await publish(em, noticeRequested, tenantId, {
    noticeId: newId(),
    roles: ['OWNER', 'BILLING'],
    subject: "Your subscription at Stripe isn't what we expected",
    paragraphs: [
      'Your Stripe subscription differs from what we offer here:',
      ...told.map(({ message }) => message),
      `${standing(row, grant, told)} Stripe decides what you are charged. You can't buy anything else alongside it.`,
      "If you didn't expect this, contact your administrator. Once the change is undone at Stripe, Konstruct updates within moments.",
    ],
    link: { label: 'Open billing', path: '/billing' },
  });
}

/** What the company may use in spite of it. */
function standing({ providerStatus }: Subscription, grant: Grant | null, told: readonly Irregularity[]): string {
  const status = statusOf(providerStatus);
  if (status === 'NONE' || status === 'CANCELED') return 'It includes nothing here.';
  if (grant?.agentQuota === 0) return `Its status at Stripe is “${providerStatus}”. Your AI employees are paused.`;
  if (isUnderstood(told)) return 'The number of AI employees set at Stripe still applies here.';
  return 'Your AI employees keep their current quota. Until this is resolved, nothing can be changed from here.';
}

/** Tells the platform, once for each change. */
export function logIrregularities(log: Logger, row: Subscription | null): void {
  if (!row) return;
  const { tenantId, subscriptionId, irregularities, providerStatus } = row;
  if (irregularities)
    log.error(
      { tenantId, subscriptionId, providerStatus, irregularities },
      'a subscription at the payment provider is not as it is sold here',
    );
  else log.info({ tenantId, subscriptionId, providerStatus }, 'a subscription at the payment provider is as it is sold here again');
}
