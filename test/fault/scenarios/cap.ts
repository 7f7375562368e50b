import { until } from '@konstruct/kit/testing';
import { ChangeEmployeeDocument, EmployeeDocument, SetTenantBudgetDocument } from '../../graph/generated/graphql.ts';
import { type Company, setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import type { Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { startTraffic } from '../harness/traffic.ts';
import { pause } from '../harness/vendors/http-server.ts';

export interface CapResult {
  readonly sampleCount: number;
  /** Amounts held above a cap that was in force, and that had risen there: not amounts that a lowered cap found. */
  readonly violations: readonly string[];
  /** The largest share of a cap that was used. */
  readonly peak: number;
  /** What is still held once everything is answered. */
  readonly leftReserved: readonly object[];
  readonly outcome: Outcome;
}

/** The highest cap that may be in force: while a change is in progress, the higher of the two. */
interface InForce {
  limit: number;
}

/** Changes or removes the employee's cap, and waits until the change is in force. */
async function setEmployeeCap({ operator, agentId }: Company, inForce: InForce, limit: number | null): Promise<void> {
  const to = limit ?? Number.POSITIVE_INFINITY;
  inForce.limit = Math.max(inForce.limit, to);
  const read = async () => (await operator.ask(EmployeeDocument, { id: agentId })).agent;
  await until(async () => {
    const agent = await read();
    const input = { id: agentId, monthlyBudgetUsd: limit?.toFixed(10) ?? null, basedOnVersion: agent?.version ?? 0 };
    const { updateAgent } = await operator.ask(ChangeEmployeeDocument, { input });
    return updateAgent.__typename === 'UpdateAgentSuccess';
  }, 60_000);
  await until(async () => {
    const shown = (await read())?.budget?.limitUsd;
    return limit === null ? shown === null : Math.abs(Number(shown) - limit) < 1e-9;
  }, 60_000);
  inForce.limit = to;
}

/** Compares every 20 ms what the company has spent and holds with the cap in force. */
function watch({ postgres }: Deployment, { operator }: Company, inForce: InForce) {
  const violations: string[] = [];
  let [sampleCount, peak, last, isOver] = [0, 0, 0, false];
  const watching = (async () => {
    while (!isOver) {
      // The cap before the comparison: one that is lowered afterwards was not in force.
      const { limit } = inForce;
      const rows = await postgres
        .query<{ used: string }>(
          'select sum(spent_usd + reserved_usd)::text as used from usage.budgets where tenant_id = $1',
          [operator.tenantId],
        )
        .catch(() => []);
      const used = Number(rows[0]?.used ?? last);
      sampleCount += 1;
      peak = Math.max(peak, Number.isFinite(limit) && used <= limit ? used / limit : 0);
      if (used > Math.max(limit, inForce.limit) + 1e-9 && used > last + 1e-9) violations.push(`${used} of ${limit}`);
      last = used;
      await pause(20);
    }
  })();
  return {
    async end() {
      isOver = true;
      await watching;
      return { sampleCount, violations, peak };
    },
  };
}

/**
 * Many people write at once to an employee whose budget holds a few answers at a time; in the meantime the employee's
 * and the company's caps are raised, lowered and removed, and processes are killed.
 */
export async function cap(deployment: Deployment, messageCount: number): Promise<CapResult> {
  const { postgres, vendors, copies } = deployment;
  const company = await setUpCompany(deployment, { monthlyBudgetUsd: '5' });
  const { tenantId } = company.operator;
  const first = openConversations(company, 1, ['slack']);
  const trial = startTraffic(deployment, first, { messagesEach: 1, pauseMs: 0 });
  await trial.done;
  await settled(deployment, first, trial.acknowledged);
  const [row] = await postgres.query<{ bound: string }>(
    'select max(bound_usd)::text as bound from agents.runs where tenant_id = $1',
    [tenantId],
  );
  const bound = Number(row?.bound);

  vendors.models.practice.behaviour.latencyMs = 300;
  const inForce: InForce = { limit: 5 };
  await setEmployeeCap(company, inForce, 6 * bound);
  const watched = watch(deployment, company, inForce);
  const conversations = openConversations(company, messageCount);
  const traffic = startTraffic(deployment, conversations, { messagesEach: 1, pauseMs: 1500 });
  for (const step of [3, 9, 4]) {
    await pause(2500);
    await setEmployeeCap(company, inForce, step * bound);
  }
  await Promise.all(
    [copies('usage')[0], copies('agents')[1]].map(
      async (service) => void (await service?.kill(), await service?.start()),
    ),
  );
  // The company's own cap, below the employee's.
  const companyLimit = 3 * bound;
  await company.operator.ask(SetTenantBudgetDocument, { input: { monthlyLimitUsd: companyLimit.toFixed(10) } });
  inForce.limit = companyLimit;
  await pause(2500);
  inForce.limit = 4 * bound;
  await company.operator.ask(SetTenantBudgetDocument, { input: { monthlyLimitUsd: null } });
  await pause(1500);
  await setEmployeeCap(company, inForce, null);
  await traffic.done;
  const outcome = await settled(deployment, conversations, traffic.acknowledged);
  const seen = await watched.end();
  vendors.models.practice.behaviour.latencyMs = 0;
  const leftReserved = await postgres.query(
    'select reserved_usd::text as reserved from usage.budgets where tenant_id = $1 and reserved_usd <> 0',
    [tenantId],
  );
  return { ...seen, leftReserved, outcome };
}
