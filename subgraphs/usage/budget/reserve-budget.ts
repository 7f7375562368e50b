import { type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import { atOf, periodAt } from './period.ts';

export interface ReservationRequest {
  readonly runId: string;
  readonly agentId: string;
  /** The most that the call can cost. */
  readonly amountUsd: string;
}

/**
 * `reserved`: held, now or before. `wait`: it fits once open reservations are settled, or the employee is not known here yet.
 * `exceeded`: it does not fit this month. `settled`: the run is over, and nothing is held for it any more.
 */
export type ReservationOutcome = 'reserved' | 'wait' | 'exceeded' | 'settled';

// One conditional statement: the row lock puts reservers in line, and the condition is checked again under it. A second
// reservation of the same run violates the primary key, which undoes the update too.
const reserve = `
with held as (
  update usage.budgets b set reserved_usd = b.reserved_usd + ?::numeric(20,10)
  from usage.known_agents a
  where b.tenant_id = ? and b.agent_id = ? and b.period_start = ${periodAt}
    and a.tenant_id = b.tenant_id and a.id = b.agent_id
    and (a.monthly_budget_usd is null or b.spent_usd + b.reserved_usd + ?::numeric(20,10) <= a.monthly_budget_usd)
  returning b.period_start
)
insert into usage.reservations (tenant_id, id, agent_id, period_start, amount_usd, reserved_at, created_at)
select ?, ?, ?, held.period_start, ?::numeric(20,10), now(), now() from held
returning id`;

const ensureBudget = `
insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
values (?, ?, ${periodAt}, 0, 0, now()) on conflict do nothing returning agent_id`;

const readShortage = `
select b.spent_usd + ?::numeric(20,10) <= a.monthly_budget_usd as is_passing
from usage.known_agents a
join usage.budgets b on b.tenant_id = a.tenant_id and b.agent_id = a.id and b.period_start = ${periodAt}
where a.tenant_id = ? and a.id = ?`;

const readReservation = 'select settled_at is not null as is_settled from usage.reservations where tenant_id = ? and id = ?';

/** Holds the upper bound of a call's price in the month's budget of the employee, so that the cap holds on every path. */
export async function reserveBudget(
  em: EntityManager,
  tenantId: string,
  request: ReservationRequest,
  at: Date,
): Promise<ReservationOutcome> {
  const { runId, agentId, amountUsd } = request;
  const month = atOf(at, tenantId);
  const values = [amountUsd, tenantId, agentId, ...month, amountUsd, tenantId, runId, agentId, amountUsd];
  try {
    return await em.transactional(async (tx): Promise<ReservationOutcome> => {
      if ((await tx.execute<object[]>(reserve, values)).length > 0) return 'reserved';
      const made = await tx.execute<object[]>(ensureBudget, [tenantId, agentId, ...month]);
      if (made.length > 0 && (await tx.execute<object[]>(reserve, values)).length > 0) return 'reserved';
      const [before] = await tx.execute<{ is_settled: boolean }[]>(readReservation, [tenantId, runId]);
      if (before) return before.is_settled ? 'settled' : 'reserved';
      const [shortage] = await tx.execute<{ is_passing: boolean }[]>(readShortage, [amountUsd, ...month, tenantId, agentId]);
      return shortage && !shortage.is_passing ? 'exceeded' : 'wait';
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const [before] = await em.execute<{ is_settled: boolean }[]>(readReservation, [tenantId, runId]);
    return before?.is_settled ? 'settled' : 'reserved';
  }
}
