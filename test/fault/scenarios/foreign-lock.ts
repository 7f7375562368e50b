import { Client } from 'pg';
import { EveryPartOfCompanyDocument } from '../../graph/generated/graphql.ts';
import { setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import type { Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { startTraffic } from '../harness/traffic.ts';

export interface ForeignLockResult {
  /** For the other company, while the lock is held: its answers, and whether its pages show everything. */
  readonly beside: Outcome;
  readonly isBesideShown: boolean;
  /** For the company whose rows were locked, once they are unlocked. */
  readonly released: Outcome;
}

/** Tables with rows that an answer of a company uses; each row holds the figures of one company or one employee. */
const tables = ['usage.budgets', 'usage.budget_settings', 'agents.entitlements'];

/**
 * A foreign transaction locks one company's budget and entitlement rows, and stays open while people write to two
 * companies.
 */
export async function foreignLock(deployment: Deployment, messageCount: number): Promise<ForeignLockResult> {
  const locked = await setUpCompany(deployment, { monthlyBudgetUsd: '5' });
  const free = await setUpCompany(deployment, { monthlyBudgetUsd: '5' });
  const [ofLocked, ofFree] = [openConversations(locked, messageCount), openConversations(free, messageCount)];
  // One answer for each company, so that the rows exist.
  const both = [...openConversations(locked, 1), ...openConversations(free, 1)];
  const first = startTraffic(deployment, both, { messagesEach: 1, pauseMs: 0 });
  await first.done;
  await settled(deployment, both, first.acknowledged);

  const holder = new Client({ connectionString: deployment.postgres.url });
  await holder.connect();
  try {
    await holder.query('begin');
    for (const table of tables)
      await holder.query(`select from ${table} where tenant_id = $1 for update`, [locked.operator.tenantId]);
    const waiting = startTraffic(deployment, ofLocked, { messagesEach: 1, pauseMs: 0 });
    await waiting.done;
    const traffic = startTraffic(deployment, ofFree, { messagesEach: 1, pauseMs: 500 });
    await traffic.done;
    const beside = await settled(deployment, ofFree, traffic.acknowledged);
    const today = new Date().toISOString().slice(0, 10);
    const isBesideShown = await free.operator
      .ask(EveryPartOfCompanyDocument, { range: { from: today, to: today } })
      .then(
        () => true,
        () => false,
      );
    await holder.query('rollback');
    return { beside, isBesideShown, released: await settled(deployment, ofLocked, waiting.acknowledged) };
  } finally {
    await holder.end();
  }
}
