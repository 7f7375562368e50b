import type { ServiceCaller } from '@konstruct/kit/identity';
import { z } from 'zod';
import type { Budgets } from './budget.port.ts';

const answer = z.object({ outcome: z.enum(['reserved', 'wait', 'exceeded', 'settled']) });

/** Budgets of the usage service. */
export function createBudgets(usageUrl: string, call: ServiceCaller): Budgets {
  return {
    async reserve(tenantId, reservation) {
      const response = await fetch(new URL('/internal/reservations', usageUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await call('usage', tenantId)) },
        body: JSON.stringify(reservation),
        signal: AbortSignal.timeout(5_000),
      });
      if (!response.ok) throw new Error(`usage answered a reservation with ${response.status}.`);
      return answer.parse(await response.json()).outcome;
    },
  };
}
