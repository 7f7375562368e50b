import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';

/** The company's monthly limit was set again: what waits for a budget may go on. */
export const tenantBudgetChanged = defineMessage('usage.tenant_budget_changed', ['agents'], z.object({}));

/** The monthly limit of an AI employee changed, and holds from now on: what waits for its budget may go on. */
export const agentBudgetChanged = defineMessage('usage.agent_budget_changed', ['agents'], z.object({ agentId: z.uuid() }));
