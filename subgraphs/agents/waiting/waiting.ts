import { enqueue } from '@konstruct/kit/jobs';
import type { TenantContext } from '../context.ts';
import type { PassingCause } from '../conversation/message.entity.ts';
import { retryWaitingJob } from '../job-definitions.ts';

/** Which waiting messages to retry. */
export interface Resolution {
  readonly causes: readonly PassingCause[];
  /** Absent: those of all agents. */
  readonly agentId?: string;
  /** Retries everything that waits for a budget at once; absent: one conversation of each agent first. */
  readonly isBudgetBack?: boolean;
}

/** Retries what waits for these causes, once the transaction that resolves them commits. */
export async function wakeWaiting({ em, tenantId }: TenantContext, resolution: Resolution): Promise<void> {
  const { causes, agentId, isBudgetBack } = resolution;
  const payload = { tenantId, causes: [...causes], ...(agentId && { agentId }), ...(isBudgetBack && { isBudgetBack }) };
  await enqueue(em, retryWaitingJob, payload);
}

/** Retries at `at` everything that is due by then. Everything due at the same time shares one job. */
export async function retryDueAt({ em, tenantId }: TenantContext, at: Date): Promise<void> {
  await enqueue(em, retryWaitingJob, { tenantId }, { key: `retry:${tenantId}:${at.getTime()}`, runAt: at });
}
