import type { Database, EntityManager } from '@konstruct/kit/database';
import { enqueue, handleMessage } from '@konstruct/kit/jobs';
import { tenantBudgetChanged } from '@konstruct/schema/messages';
import { retryWaitingJob } from '../job-definitions.ts';
import type { PassingCause } from '../conversation/message.entity.ts';

/** Which waiting messages to try again. */
export interface Mended {
  readonly causes: readonly PassingCause[];
  /** Absent: of all employees. */
  readonly agentId?: string;
  /** What waits for a budget is tried all at once; absent: one conversation of each employee first. */
  readonly isBudgetBack?: boolean;
}

/** Has what waits for these causes tried again, once the transaction that mends them commits, or later at `at`. */
export async function wakeWaiting(tx: EntityManager, tenantId: string, mended: Mended, at?: Date): Promise<void> {
  const { causes, agentId, isBudgetBack } = mended;
  const payload = { tenantId, causes: [...causes], ...(agentId && { agentId }), ...(isBudgetBack && { isBudgetBack }) };
  await enqueue(tx, retryWaitingJob, payload, at && { runAt: at });
}

/** Has whatever is due then tried again at `at`. What falls due at the same time shares one job. */
export async function retryDueAt(tx: EntityManager, tenantId: string, at: Date): Promise<void> {
  await enqueue(tx, retryWaitingJob, { tenantId }, { key: `retry:${tenantId}:${at.getTime()}`, runAt: at });
}

/** The company's limit changed: what waits for a budget is tried again. */
export const handleTenantBudgetChanged = (database: Database) =>
  handleMessage(database, tenantBudgetChanged, 'agents', (tx, _body, { tenantId }) => wakeWaiting(tx, tenantId, { causes: ['BUDGET'] }));
