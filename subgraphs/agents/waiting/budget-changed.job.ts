import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { agentBudgetChanged, tenantBudgetChanged } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies } from '../context.ts';
import { wakeWaiting } from './waiting.ts';

/** The company's limit changed: messages that wait for a budget are retried. */
export function handleTenantBudgetChanged(deps: Dependencies): Handler {
  return handleMessage(deps.database, tenantBudgetChanged, 'agents', (em, _body, { tenantId }) =>
    wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['BUDGET'] }),
  );
}

/** An agent's limit changed: messages that wait for its budget are retried. */
export function handleAgentBudgetChanged(deps: Dependencies): Handler {
  return handleMessage(deps.database, agentBudgetChanged, 'agents', (em, { agentId }, { tenantId }) =>
    wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['BUDGET'], agentId }),
  );
}
