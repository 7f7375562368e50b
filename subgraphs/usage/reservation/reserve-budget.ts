import { type EntityManager, isUniqueViolation, sql } from '@konstruct/kit/database';
import { askForCheck } from '../alert/check-budgets.job.ts';
import { monthOf } from '../budget/period.ts';
import { inTransaction, type TenantContext } from '../context.ts';

export interface ReservationRequest {
  readonly runId: string;
  readonly agentId: string;
  /** The maximum cost of the call. */
  readonly amountUsd: string;
}

/**
 * `reserved`: held, now or before. `wait`: it will fit once open reservations are settled, or the employee is not known
 * here yet. `exceeded`: it does not fit this month. `settled`: the run is over, and nothing is held for it any more.
 */
export type ReservationOutcome = 'reserved' | 'wait' | 'exceeded' | 'settled';

interface Reserving extends ReservationRequest {
  readonly tenantId: string;
  readonly at: Date;
  /** The limit of the company as a whole. */
  readonly companyLimitUsd: string | null;
}

// If the company as a whole has a limit, its reservations run one after another, so that the next statement sees the
// complete sum.
const lockCompany = (tenantId: string) => sql`
select monthly_limit_usd::text as limit_usd from usage.budget_settings
where tenant_id = ${tenantId} and monthly_limit_usd is not null for update`;

// Concurrent settlements may change this sum, but they only lower it.
const fitsCompany = ({ amountUsd, companyLimitUsd }: Reserving) =>
  companyLimitUsd === null
    ? sql`true`
    : sql`
    (select sum(o.spent_usd + o.reserved_usd) from usage.budgets o where o.tenant_id = b.tenant_id and o.period_start = b.period_start)
      + ${amountUsd}::numeric(20,10) <= ${companyLimitUsd}::numeric(20,10)`;

// One conditional statement: the row lock puts concurrent reservations in sequence, and the condition is checked again
// under it. A second reservation of the same run violates the primary key, which undoes the update too.
function reserve(reserving: Reserving) {
  const { tenantId, runId, agentId, amountUsd, at } = reserving;
  return sql`
with held as (
  update usage.budgets b set reserved_usd = b.reserved_usd + ${amountUsd}::numeric(20,10)
  from usage.known_agents a
  where b.tenant_id = ${tenantId} and b.agent_id = ${agentId} and b.period_start = ${monthOf(tenantId, at)}
    and a.tenant_id = b.tenant_id and a.id = b.agent_id
    and (a.monthly_budget_usd is null or b.spent_usd + b.reserved_usd + ${amountUsd}::numeric(20,10) <= a.monthly_budget_usd)
    and ${fitsCompany(reserving)}
  returning b.period_start
)
insert into usage.reservations (tenant_id, id, agent_id, period_start, amount_usd, reserved_at, created_at)
select ${tenantId}, ${runId}, ${agentId}, held.period_start, ${amountUsd}::numeric(20,10), now(), now() from held
returning id`;
}

const ensureBudget = ({ tenantId, agentId, at }: Reserving) => sql`
insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
values (${tenantId}, ${agentId}, ${monthOf(tenantId, at)}, 0, 0, now()) on conflict do nothing returning agent_id`;

const readShortage = ({ tenantId, agentId, amountUsd, companyLimitUsd, at }: Reserving) => sql`
select b.period_start::text as period_start,
  coalesce(b.spent_usd + ${amountUsd}::numeric(20,10) > a.monthly_budget_usd, false) as is_own,
  coalesce((select sum(o.spent_usd) from usage.budgets o where o.tenant_id = b.tenant_id and o.period_start = b.period_start)
    + ${amountUsd}::numeric(20,10) > ${companyLimitUsd}::numeric(20,10), false) as is_company
from usage.known_agents a
join usage.budgets b on b.tenant_id = a.tenant_id and b.agent_id = a.id and b.period_start = ${monthOf(tenantId, at)}
where a.tenant_id = ${tenantId} and a.id = ${agentId}`;

const recordRejection = (
  { tenantId, agentId, amountUsd }: Reserving,
  { period_start, is_own, is_company }: Shortage,
) => sql`
update usage.budgets
set refused_usd = case when ${is_own} then least(refused_usd, ${amountUsd}::numeric(20,10)) else refused_usd end,
  company_refused_usd = case when ${is_company} then least(company_refused_usd, ${amountUsd}::numeric(20,10)) else company_refused_usd end
where tenant_id = ${tenantId} and agent_id = ${agentId} and period_start = ${period_start}::date`;

const readReservation = (tenantId: string, runId: string) => sql`
select settled_at is not null as is_settled from usage.reservations where tenant_id = ${tenantId} and id = ${runId}`;

interface Shortage {
  period_start: string;
  is_own: boolean;
  is_company: boolean;
}

/** Reserves the maximum price of a call in the employee's monthly budget, so that the limit applies on every path. */
export async function reserveBudget(ctx: TenantContext, request: ReservationRequest): Promise<ReservationOutcome> {
  const { tenantId } = ctx;
  const at = ctx.clock.now();
  const isSettled = async (reader: EntityManager) =>
    (await reader.execute<{ is_settled: boolean }[]>(readReservation(tenantId, request.runId)))[0]?.is_settled;
  try {
    return await inTransaction(ctx, async (tx): Promise<ReservationOutcome> => {
      const { em } = tx;
      const [company] = await em.execute<{ limit_usd: string }[]>(lockCompany(tenantId));
      const reserving = { ...request, tenantId, at, companyLimitUsd: company?.limit_usd ?? null };
      const tryOnce = async () => (await em.execute<object[]>(reserve(reserving))).length > 0;
      if (await tryOnce()) return 'reserved';
      const made = await em.execute<object[]>(ensureBudget(reserving));
      if (made.length > 0 && (await tryOnce())) return 'reserved';
      const wasSettled = await isSettled(em);
      if (wasSettled !== undefined) return wasSettled ? 'settled' : 'reserved';
      const [shortage] = await em.execute<Shortage[]>(readShortage(reserving));
      if (!shortage || (!shortage.is_own && !shortage.is_company)) return 'wait';
      await refuse(tx, reserving, shortage);
      return 'exceeded';
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await isSettled(ctx.em)) ? 'settled' : 'reserved';
  }
}

/** Records the amount that did not fit: the budget is used up as long as it does not fit, and members are notified. */
async function refuse(ctx: TenantContext, reserving: Reserving, shortage: Shortage): Promise<void> {
  await ctx.em.execute(recordRejection(reserving, shortage));
  await askForCheck(ctx, shortage.period_start);
}
