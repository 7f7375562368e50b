import { type EntityManager, newId } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { noticeRequested } from '@konstruct/schema/messages';
import { fingerprintOf, irregularitiesOf, type Irregularity, isUnderstood } from './irregularity.ts';
import type { Subscription } from '../subscription/subscription.entity.ts';

/** What a company is written about: what is wrong with all of them at once is the installation's matter. */
const mailed = (irregularities: readonly Irregularity[]) => irregularities.filter(({ kind }) => kind !== 'CUSTOMER');

/**
 * Writes to those who see to the company's payments, where something about its subscription is not understood that was not so before:
 * once for each change, in the transaction that writes it down. True where anything changed.
 */
export async function noticeIrregularities(tx: EntityManager, row: Subscription, before: readonly Irregularity[]): Promise<boolean> {
  const now = irregularitiesOf(row);
  const told = mailed(now);
  if (told.length > 0 && fingerprintOf(told) !== fingerprintOf(mailed(before))) await writeOf(tx, row.tenantId, told);
  return fingerprintOf(now) !== fingerprintOf(before);
}

async function writeOf(tx: EntityManager, tenantId: string, told: readonly Irregularity[]): Promise<void> {
  await publish(tx, noticeRequested, tenantId, {
    noticeId: newId(),
    roles: ['owner', 'billing'],
    subject: 'Your subscription at Stripe looks different than expected',
    paragraphs: [
      'Something about your subscription at Stripe is not as it is sold here:',
      ...told.map(({ message }) => message),
      isUnderstood(told)
        ? 'The number of AI employees that Stripe names still counts here. What you are charged, Stripe decides.'
        : 'Your company may use here what it could before. What you are charged, Stripe decides. Until this is put right, nothing is changed or bought from here.',
      'If you did not expect this, contact the administrator of this installation. Once the change is undone at Stripe, everything here follows within moments.',
    ],
    link: { label: 'Open billing', path: '/billing' },
  });
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
