import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';

/** The company's monthly limit was set again: what waits for a budget may go on. */
export const tenantBudgetChanged = defineMessage('usage.tenant_budget_changed', ['agents'], z.object({}));
