import { enqueue, type Handler, handleMessage } from '@konstruct/kit/jobs';
import { agentBudgetChanged, tenantBudgetChanged } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies, type TenantContext } from '../context.ts';
import type { PassingCause } from '../conversation/message.entity.ts';
import { retryWaitingJob } from '../job-definitions.ts';

/** Which waiting messages to try again. */
export interface Mended {
  readonly causes: readonly PassingCause[];
  /** Absent: of all employees. */
  readonly agentId?: string;
  /** What waits for a budget is tried all at once; absent: one conversation of each employee first. */
  readonly isBudgetBack?: boolean;
}

/** Has what waits for these causes tried again, once the transaction that mends them commits. */
export async function wakeWaiting({ em, tenantId }: TenantContext, mended: Mended): Promise<void> {
  const { causes, agentId, isBudgetBack } = mended;
  const payload = { tenantId, causes: [...causes], ...(agentId && { agentId }), ...(isBudgetBack && { isBudgetBack }) };
  await enqueue(em, retryWaitingJob, payload);
}

/** Has whatever is due then tried again at `at`. What falls due at the same time shares one job. */
export async function retryDueAt({ em, tenantId }: TenantContext, at: Date): Promise<void> {
  await enqueue(em, retryWaitingJob, { tenantId }, { key: `retry:${tenantId}:${at.getTime()}`, runAt: at });
}

/** The company's limit changed: what waits for a budget is tried again. */
export function handleTenantBudgetChanged(deps: Dependencies): Handler {
  return handleMessage(deps.database, tenantBudgetChanged, 'agents', (em, _body, { tenantId }) =>
    wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['BUDGET'] }),
  );
}

/** An employee's limit changed: what waits for its budget is tried again. */
export function handleAgentBudgetChanged(deps: Dependencies): Handler {
  return handleMessage(deps.database, agentBudgetChanged, 'agents', (em, { agentId }, { tenantId }) =>
    wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['BUDGET'], agentId }),
  );
}
