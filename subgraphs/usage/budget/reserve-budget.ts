import { type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import { askForCheck } from './check-budgets.job.ts';
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

// Where the company as a whole has a limit, its reservers stand in line, so that the sum that the next statement sees is whole.
const lockCompany = `
select monthly_limit_usd::text as limit_usd from usage.budget_settings
where tenant_id = ? and monthly_limit_usd is not null for update`;

// Settlements of others may change what is summed up here: they only lower it.
const fitsCompany = `
    and (select sum(o.spent_usd + o.reserved_usd) from usage.budgets o where o.tenant_id = b.tenant_id and o.period_start = b.period_start)
      + ?::numeric(20,10) <= ?::numeric(20,10)`;

// One conditional statement: the row lock puts reservers in line, and the condition is checked again under it. A second
// reservation of the same run violates the primary key, which undoes the update too.
const reserve = (more: string) => `
with held as (
  update usage.budgets b set reserved_usd = b.reserved_usd + ?::numeric(20,10)
  from usage.known_agents a
  where b.tenant_id = ? and b.agent_id = ? and b.period_start = ${periodAt}
    and a.tenant_id = b.tenant_id and a.id = b.agent_id
    and (a.monthly_budget_usd is null or b.spent_usd + b.reserved_usd + ?::numeric(20,10) <= a.monthly_budget_usd)${more}
  returning b.period_start
)
insert into usage.reservations (tenant_id, id, agent_id, period_start, amount_usd, reserved_at, created_at)
select ?, ?, ?, held.period_start, ?::numeric(20,10), now(), now() from held
returning id`;

const ensureBudget = `
insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
values (?, ?, ${periodAt}, 0, 0, now()) on conflict do nothing returning agent_id`;

const readShortage = `
select b.period_start::text as period_start, coalesce(b.spent_usd + ?::numeric(20,10) > a.monthly_budget_usd, false) as is_own,
  coalesce((select sum(o.spent_usd) from usage.budgets o where o.tenant_id = b.tenant_id and o.period_start = b.period_start)
    + ?::numeric(20,10) > ?::numeric(20,10), false) as is_company
from usage.known_agents a
join usage.budgets b on b.tenant_id = a.tenant_id and b.agent_id = a.id and b.period_start = ${periodAt}
where a.tenant_id = ? and a.id = ?`;

const rememberRefusal = `
update usage.budgets set refused_usd = case when ? then least(refused_usd, ?::numeric(20,10)) else refused_usd end,
  company_refused_usd = case when ? then least(company_refused_usd, ?::numeric(20,10)) else company_refused_usd end
where tenant_id = ? and agent_id = ? and period_start = ?::date`;

const readReservation = 'select settled_at is not null as is_settled from usage.reservations where tenant_id = ? and id = ?';

interface Shortage {
  period_start: string;
  is_own: boolean;
  is_company: boolean;
}

/** Holds the upper bound of a call's price in the month's budget of the employee, so that the cap holds on every path. */
export async function reserveBudget(
  em: EntityManager,
  tenantId: string,
  request: ReservationRequest,
  at: Date,
): Promise<ReservationOutcome> {
  const { runId, agentId, amountUsd } = request;
  const month = atOf(at, tenantId);
  try {
    return await em.transactional(async (tx): Promise<ReservationOutcome> => {
      const [company] = await tx.execute<{ limit_usd: string }[]>(lockCompany, [tenantId]);
      const within = company ? [amountUsd, company.limit_usd] : [];
      const values = [amountUsd, tenantId, agentId, ...month, amountUsd, ...within, tenantId, runId, agentId, amountUsd];
      const tryOnce = async () => (await tx.execute<object[]>(reserve(company ? fitsCompany : ''), values)).length > 0;
      if (await tryOnce()) return 'reserved';
      const made = await tx.execute<object[]>(ensureBudget, [tenantId, agentId, ...month]);
      if (made.length > 0 && (await tryOnce())) return 'reserved';
      const [before] = await tx.execute<{ is_settled: boolean }[]>(readReservation, [tenantId, runId]);
      if (before) return before.is_settled ? 'settled' : 'reserved';
      const limits = [amountUsd, amountUsd, company?.limit_usd ?? null];
      const [shortage] = await tx.execute<Shortage[]>(readShortage, [...limits, ...month, tenantId, agentId]);
      if (!shortage || (!shortage.is_own && !shortage.is_company)) return 'wait';
      await refuse(tx, tenantId, request, shortage);
      return 'exceeded';
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const [before] = await em.execute<{ is_settled: boolean }[]>(readReservation, [tenantId, runId]);
    return before?.is_settled ? 'settled' : 'reserved';
  }
}

/** Keeps in mind what did not fit: the budget is used up as long as it does not, and members are told. */
async function refuse(tx: EntityManager, tenantId: string, { agentId, amountUsd }: ReservationRequest, shortage: Shortage): Promise<void> {
  const { period_start, is_own, is_company } = shortage;
  await tx.execute(rememberRefusal, [is_own, amountUsd, is_company, amountUsd, tenantId, agentId, period_start]);
  await askForCheck(tx, tenantId, period_start);
}
