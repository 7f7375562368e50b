import { newId } from '@konstruct/kit/database';
import { testOperator, waitingMessages } from '@konstruct/kit/testing';
import { agentBudgetChanged } from '@konstruct/schema/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsOf, setTenantBudget } from './alerts-query.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

test('reservations of different employees in parallel never pass the company’s limit', async () => {
  const tenantId = newId();
  const agents = await Promise.all(Array.from({ length: 5 }, () => service.hireAgent(tenantId, null)));
  await setTenantBudget(service, tenantId, '1.00');
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_none, index) =>
      service.reserve(tenantId, { runId: newId(), agentId: agents[index % agents.length], amountUsd: '0.05' }),
    ),
  );
  const count = (outcome: string) => answers.filter((answer) => answer.outcome === outcome).length;
  expect([count('reserved'), count('wait'), count('exceeded')]).toEqual([20, 80, 0]);
  expect((await alertsOf(service, tenantId)).company).toMatchObject({ reservedUsd: '1.0000000000', status: 'OK' });
});

test('the company’s limit holds beside the employee’s own, at once, and waiting messages are tried again when it is raised', async () => {
  const tenantId = newId();
  const [ada, bob] = [await service.hireAgent(tenantId, '5.00'), await service.hireAgent(tenantId, null)];
  await service.settle(tenantId, paidRun({ agentId: ada, costUsd: '0.90' }));
  expect(await setTenantBudget(service, tenantId, '1.00')).toMatchObject({ __typename: 'SetTenantBudgetSuccess' });
  expect(await service.reserve(tenantId, { runId: newId(), agentId: bob, amountUsd: '0.20' })).toMatchObject({
    outcome: 'exceeded',
  });
  await service.checkBudgets();
  const before = await alertsOf(service, tenantId);
  expect(before.company).toMatchObject({ status: 'EXCEEDED', percentage: 90 });
  expect([before.of(ada)?.status, before.of(bob)?.status]).toEqual(['OK', 'OK']);
  expect((await service.notices(tenantId)).map(({ subject }) => subject)).toEqual([
    'Your company has used 80% of its monthly budget',
    'Your company has used up its monthly budget',
  ]);

  await setTenantBudget(service, tenantId, '2.00');
  const after = await alertsOf(service, tenantId);
  expect(after.company).toMatchObject({ status: 'OK', percentage: 45 });
  expect(after.company?.reached.every(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
  expect(await service.reserve(tenantId, { runId: newId(), agentId: bob, amountUsd: '0.20' })).toMatchObject({
    outcome: 'reserved',
  });
  expect(
    await waitingMessages(service.database, { tenantId, reader: 'agents', name: 'usage.tenant_budget_changed' }),
  ).toHaveLength(2);
  await setTenantBudget(service, tenantId, null);
  expect((await alertsOf(service, tenantId)).company).toMatchObject({ limitUsd: null, percentage: null, status: 'OK' });
});

test('the company stands first, then the fullest employee, and each figure is the sum of what was spent', async () => {
  const tenantId = newId();
  const [empty, full, free] = [
    await service.hireAgent(tenantId, '1.00'),
    await service.hireAgent(tenantId, '1.00'),
    await service.hireAgent(tenantId, null),
  ];
  await service.settle(tenantId, paidRun({ agentId: full, costUsd: '0.8000000001' }));
  await service.settle(tenantId, paidRun({ agentId: free, costUsd: '0.0000000001' }));
  const { alerts } = await alertsOf(service, tenantId);
  expect(
    alerts.map(({ agentId, agent, currentUsd, status }) => [agentId, agent?.id ?? null, currentUsd, status]),
  ).toEqual([
    [null, null, '0.8000000002', 'OK'],
    [full, full, '0.8000000001', 'WARNING'],
    [empty, empty, '0.0000000000', 'OK'],
    [free, free, '0.0000000001', 'OK'],
  ]);
});

test('a limit that is no amount is refused, and changes nothing', async () => {
  const tenantId = newId();
  await setTenantBudget(service, tenantId, '1.00');
  for (const wrong of ['0', '0.00', '12345678901', '1.00000000001']) {
    expect(await setTenantBudget(service, tenantId, wrong)).toMatchObject({ __typename: 'ValidationError' });
  }
  expect((await alertsOf(service, tenantId)).company).toMatchObject({ limitUsd: '1.0000000000' });
});

test('another company sees no alerts and sets only its own budget; a viewer and a member set none', async () => {
  const [tenantId, other] = [newId(), newId()];
  await service.hireAgent(tenantId, '1.00');
  await setTenantBudget(service, tenantId, '1.00');
  await setTenantBudget(service, other, '9.00');
  expect((await alertsOf(service, other, tenantId)).alerts).toEqual([]);
  expect((await alertsOf(service, other)).alerts.map(({ limitUsd }) => limitUsd)).toEqual(['9.0000000000']);
  expect((await alertsOf(service, tenantId)).company?.limitUsd).toBe('1.0000000000');
  for (const role of ['VIEWER', 'MEMBER']) {
    const mutation = 'mutation { setTenantBudget(input: {}) { __typename } }';
    const { errors } = await service.askRaw(testOperator(tenantId, role), mutation);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  }
});

test('agents is notified of an employee’s limit once it holds, and of nothing else: not of an older version, nor of another name', async () => {
  const tenantId = newId();
  const events = async () =>
    waitingMessages(service.database, { tenantId, reader: 'agents', name: agentBudgetChanged.name });
  const agentId = await service.hireAgent(tenantId, '0.01', 1);
  await service.hireAgent(tenantId, '0.010', 2, agentId);
  expect(await events()).toEqual([]);
  await service.hireAgent(tenantId, '5.00', 4, agentId);
  await service.hireAgent(tenantId, '0.02', 3, agentId);
  expect((await events()).map(({ body }) => body)).toEqual([{ agentId }]);
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '4.00' })).toMatchObject({
    outcome: 'reserved',
  });
  await service.hireAgent(tenantId, null, 5, agentId);
  expect(await events()).toHaveLength(2);
});
