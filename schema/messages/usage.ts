import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';

/** The company's monthly limit was set again: messages that wait for a budget may continue. */
export const tenantBudgetChanged = defineMessage('usage.tenant_budget_changed', ['agents'], z.object({}));

/**
 * The monthly limit of an AI employee changed and applies from now on: messages that wait for its budget may continue.
 */
export const agentBudgetChanged = defineMessage(
  'usage.agent_budget_changed',
  ['agents'],
  z.object({ agentId: z.uuid() }),
);
