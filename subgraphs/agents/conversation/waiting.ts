import type { Database, EntityManager } from '@konstruct/kit/database';
import { enqueue, handleMessage } from '@konstruct/kit/jobs';
import { tenantBudgetChanged } from '@konstruct/schema/messages';
import type { WaitingCause } from '../generated/resolvers.ts';
import { retryWaitingJob } from '../job-definitions.ts';

/** Which waiting messages to try again. */
export interface Mended {
  readonly causes: readonly WaitingCause[];
  /** Absent: of all employees. */
  readonly agentId?: string;
}

/** Has what waits for these causes tried again, once the transaction that mends them commits, or later at `at`. */
export async function wakeWaiting(tx: EntityManager, tenantId: string, mended: Mended, at?: Date): Promise<void> {
  const { causes, agentId } = mended;
  await enqueue(tx, retryWaitingJob, { tenantId, causes: [...causes], ...(agentId && { agentId }) }, at && { runAt: at });
}

/** The company's limit changed: what waits for a budget is tried again. */
export const handleTenantBudgetChanged = (database: Database) =>
  handleMessage(database, tenantBudgetChanged, 'agents', (tx, _body, { tenantId }) => wakeWaiting(tx, tenantId, { causes: ['BUDGET'] }));
