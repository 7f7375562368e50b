import { newId } from '@konstruct/kit/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBudgets } from '../alert/check-budgets.ts';
import { createTenantContext, inTransaction } from '../context.ts';
import { alertsOf, setBudgetAlerts, setTenantBudget } from './alerts-query.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const spend = (tenantId: string, agentId: string, costUsd: string) =>
  service.settle(tenantId, paidRun({ agentId, costUsd }));
const subjects = async (tenantId: string) => (await service.notices(tenantId)).map(({ subject }) => subject);

test('each threshold is reported once, to those who can raise the limit, and not again when more is spent', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  await spend(tenantId, agentId, '0.79');
  await service.checkBudgets();
  expect(await service.notices(tenantId)).toEqual([]);
  for (const costUsd of ['0.02', '0.01', '0.19', '0.05']) {
    await spend(tenantId, agentId, costUsd);
    await service.checkBudgets();
    await service.checkBudgets();
  }
  const [first, second, ...more] = await service.notices(tenantId);
  expect(first).toMatchObject({
    subject: 'Ada has used 80% of its monthly budget',
    roles: ['OWNER', 'ADMIN', 'BILLING'],
    link: { path: '/usage' },
  });
  expect(first?.paragraphs[0]).toMatch(/^\$0\.81 of \$1\.00 spent in \w+ \d{4} \(81%\)\.$/);
  expect(second?.subject).toBe('Ada has used up its monthly budget');
  expect(more).toEqual([]);
  const rows = await service.database.query<{ id: string }>(
    'select id from usage.budget_alerts where tenant_id = $1 order by threshold',
    [tenantId],
  );
  expect(rows.map(({ id }) => id)).toEqual([first?.noticeId, second?.noticeId]);
});

test('while many employees spend at once under the company’s limit, each threshold has one alert and at most one notice', async () => {
  const tenantId = newId();
  const agents = await Promise.all(Array.from({ length: 4 }, () => service.hireAgent(tenantId, null)));
  await setTenantBudget(service, tenantId, '1.00');
  const spending = agents.flatMap((agentId) => Array.from({ length: 5 }, () => spend(tenantId, agentId, '0.05')));
  const checking = Array.from({ length: 10 }, async () => service.checkBudgets());
  await Promise.all([...spending, ...checking]);
  await service.checkBudgets();
  // Concurrent checks of the same month, as after a crash.
  const { company } = await alertsOf(service, tenantId);
  await Promise.all(
    Array.from({ length: 8 }, () =>
      inTransaction(createTenantContext(service.deps, tenantId), (tx) => checkBudgets(tx, company?.periodStart ?? '')),
    ),
  );
  expect(company).toMatchObject({
    status: 'EXCEEDED',
    currentUsd: '1.0000000000',
    limitUsd: '1.0000000000',
    percentage: 100,
  });
  expect(company?.reached.map(({ threshold, resolvedAt }) => [threshold, resolvedAt])).toEqual([
    [80, null],
    [100, null],
  ]);
  const notices = await subjects(tenantId);
  expect(new Set(notices).size).toBe(notices.length);
  expect(notices.at(-1)).toBe('Your company has used up its monthly budget');
});

test('of several thresholds that are reached at once the highest is told', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  await spend(tenantId, agentId, '1.10');
  await service.checkBudgets();
  expect(await subjects(tenantId)).toEqual(['Ada has used up its monthly budget']);
  expect((await alertsOf(service, tenantId)).of(agentId)?.reached.map(({ threshold }) => threshold)).toEqual([80, 100]);
});

test('when the limit is raised an alert is resolved and told so once, and reached again it is not told again', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  await spend(tenantId, agentId, '1.00');
  await service.checkBudgets();
  await service.hireAgent(tenantId, '2.00', 2, agentId);
  await service.checkBudgets();
  await service.checkBudgets();
  const notices = ['Ada has used up its monthly budget', 'Resolved: Ada is below 100% of its monthly budget again'];
  expect(await subjects(tenantId)).toEqual(notices);
  const { of } = await alertsOf(service, tenantId);
  expect(of(agentId)).toMatchObject({ status: 'OK', percentage: 50 });
  expect(of(agentId)?.reached).toEqual(
    [80, 100].map((threshold) => expect.objectContaining({ threshold, resolvedAt: expect.any(String) })),
  );

  await spend(tenantId, agentId, '1.00');
  await service.checkBudgets();
  const again = (await alertsOf(service, tenantId)).of(agentId);
  expect(again?.reached.map(({ resolvedAt }) => resolvedAt)).toEqual([null, null]);
  await service.hireAgent(tenantId, null, 3, agentId);
  await service.checkBudgets();
  expect(await subjects(tenantId)).toEqual(notices);
  expect((await alertsOf(service, tenantId)).of(agentId)?.reached.every(({ resolvedAt }) => resolvedAt !== null)).toBe(
    true,
  );
});

test('a company chooses its own thresholds; one that is passed already is reported at once', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  expect((await alertsOf(service, tenantId)).thresholds).toEqual([80, 100]);
  await spend(tenantId, agentId, '0.60');
  expect(await setBudgetAlerts(service, tenantId, [90, 50, 90])).toMatchObject({
    __typename: 'SetBudgetAlertsSuccess',
  });
  const { thresholds, of } = await alertsOf(service, tenantId);
  expect(thresholds).toEqual([50, 90]);
  expect(of(agentId)?.status).toBe('WARNING');
  expect(await subjects(tenantId)).toEqual(['Ada has used 50% of its monthly budget']);
  await setBudgetAlerts(service, tenantId, []);
  await spend(tenantId, agentId, '0.50');
  await service.checkBudgets();
  expect(await subjects(tenantId)).toHaveLength(1);
  expect(await setBudgetAlerts(service, tenantId, [0])).toMatchObject({
    __typename: 'ValidationError',
    message: 'Enter percentages from 1 to 100.',
  });
  expect(await setBudgetAlerts(service, tenantId, [101])).toMatchObject({ __typename: 'ValidationError' });
  expect(await setBudgetAlerts(service, tenantId, [1, 2, 3, 4, 5, 6, 7])).toMatchObject({
    __typename: 'ValidationError',
  });
});

test('a budget that does not cover the next answer is used up, and told so, until the limit covers it', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '0.10');
  await spend(tenantId, agentId, '0.06');
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.05' })).toMatchObject({
    outcome: 'exceeded',
  });
  await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.07' });
  await service.checkBudgets();
  expect(await subjects(tenantId)).toEqual(['Ada has used up its monthly budget']);
  expect((await alertsOf(service, tenantId)).of(agentId)).toMatchObject({ status: 'EXCEEDED' });
  await service.hireAgent(tenantId, '0.11', 2, agentId);
  await service.checkBudgets();
  expect((await alertsOf(service, tenantId)).of(agentId)).toMatchObject({ status: 'OK' });
  expect(await subjects(tenantId)).toHaveLength(2);
});

test('a new month of the company’s time zone begins with no alert, and one that ended keeps its own', async () => {
  const tenantId = newId();
  await service.moveTenant(tenantId, 'Pacific/Apia');
  const agentId = await service.hireAgent(tenantId, '1.00');
  const spendAt = async (at: string) => {
    service.clock.at = new Date(at);
    const run = paidRun({ agentId, costUsd: '0.90', at });
    await service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.95' });
    await service.settle(tenantId, run);
    await service.checkBudgets();
  };
  try {
    // Apia is 13 hours ahead: its December begins at 11:00.
    await spendAt('2026-11-30T10:59:59Z');
    expect((await alertsOf(service, tenantId)).of(agentId)).toMatchObject({
      periodEnd: '2026-11-30',
      status: 'WARNING',
    });
    service.clock.at = new Date('2026-11-30T11:00:00Z');
    expect((await alertsOf(service, tenantId)).of(agentId)).toMatchObject({
      periodStart: '2026-12-01',
      status: 'OK',
      reached: [],
    });
    await spendAt('2026-11-30T11:00:00Z');
    expect((await alertsOf(service, tenantId)).of(agentId)).toMatchObject({
      periodStart: '2026-12-01',
      status: 'WARNING',
    });
    expect(await subjects(tenantId)).toHaveLength(2);
    expect((await service.notices(tenantId)).map(({ paragraphs }) => paragraphs[0])).toEqual([
      '$0.90 of $1.00 spent in November 2026 (90%).',
      '$0.90 of $1.00 spent in December 2026 (90%).',
    ]);
  } finally {
    service.clock.at = new Date();
  }
});

test('an alert and the request for its notice are written together or not at all', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  await spend(tenantId, agentId, '0.85');
  const { company } = await alertsOf(service, tenantId);
  const broken = inTransaction(createTenantContext(service.deps, tenantId), async (tx) => {
    await checkBudgets(tx, company?.periodStart ?? '');
    throw new Error('cut off');
  });
  await expect(broken).rejects.toThrow('cut off');
  expect(await service.notices(tenantId)).toEqual([]);
  await service.checkBudgets();
  expect(await service.notices(tenantId)).toHaveLength(1);
});
