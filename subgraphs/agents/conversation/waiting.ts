import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { WaitingCause } from '../generated/resolvers.ts';

/** Which waiting messages to try again. */
export interface Mended {
  readonly causes: readonly WaitingCause[];
  /** Absent: of all employees. */
  readonly agentId?: string;
}

/** Has what waits for these causes tried again, once the transaction that mends them commits, or later at `at`. */
export async function wakeWaiting(tx: EntityManager, tenantId: string, mended: Mended, at?: Date): Promise<void> {
  await enqueue(tx, 'agents.retry_waiting', { tenantId, ...mended }, at && { runAt: at });
}
