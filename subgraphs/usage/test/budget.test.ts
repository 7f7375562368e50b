import { newId } from '@konstruct/kit/database';
import { testJob, testOperator } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleReapReservations } from '../reservation/reap-reservations.job.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

interface Budget {
  status: string;
  currentUsd: string;
  reservedUsd: string;
  limitUsd: string | null;
  percentage: number | null;
  periodStart: string;
  periodEnd: string;
}

async function budgetOf(tenantId: string, agentId: string): Promise<Budget | null> {
  const fields = 'budget { status currentUsd reservedUsd limitUsd percentage periodStart periodEnd }';
  const reference = { __typename: 'Agent', id: agentId };
  const agent = await service.entity<{ budget: Budget | null } | null>(testOperator(tenantId), reference, fields);
  return agent?.budget ?? null;
}

const reap = () => handleReapReservations(service.deps).run({}, testJob());

test('200 reservations in parallel never pass the cap', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.05' })),
  );
  const count = (outcome: string) => answers.filter((answer) => answer.outcome === outcome).length;
  expect([count('reserved'), count('wait'), count('exceeded')]).toEqual([20, 180, 0]);
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0000000000', reservedUsd: '1.0000000000' });
});

test('one run that is reserved 20 times in parallel holds its amount once', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const runId = newId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => service.reserve(tenantId, { runId, agentId, amountUsd: '0.05' })),
  );
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['reserved']));
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ reservedUsd: '0.0500000000' });
});

test('a run that is settled twice, also in parallel, counts once', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const run = paidRun({ agentId, costUsd: '0.0123456789' });
  await service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.05' });
  await Promise.all(Array.from({ length: 8 }, () => service.settle(tenantId, run)));
  await service.settle(tenantId, run);
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0123456789', reservedUsd: '0.0000000000' });
});

test('a shortage that open reservations alone cause waits, any other is exceeded', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '0.10');
  const first = paidRun({ agentId, costUsd: '0.01' });
  expect(await service.reserve(tenantId, { runId: first.runId, agentId, amountUsd: '0.08' })).toMatchObject({
    outcome: 'reserved',
  });
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.08' })).toMatchObject({
    outcome: 'wait',
  });
  await service.settle(tenantId, first);
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.08' })).toMatchObject({
    outcome: 'reserved',
  });
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.095' })).toMatchObject({
    outcome: 'exceeded',
  });
});

test('a late reservation of a run that is settled holds nothing, reserved before or not', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const known = paidRun({ agentId });
  const unknown = paidRun({ agentId });
  await service.reserve(tenantId, { runId: known.runId, agentId, amountUsd: '0.05' });
  await Promise.all([service.settle(tenantId, known), service.settle(tenantId, unknown)]);
  for (const { runId } of [known, unknown]) {
    expect(await service.reserve(tenantId, { runId, agentId, amountUsd: '0.05' })).toMatchObject({
      outcome: 'settled',
    });
  }
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0200000000', reservedUsd: '0.0000000000' });
});

test('reserving and settling one run at the same time leaves nothing held', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  for (let round = 0; round < 20; round += 1) {
    const run = paidRun({ agentId, costUsd: '0.001' });
    const reservations = [1, 2, 3].map(() =>
      service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.05' }),
    );
    await Promise.all([...reservations, service.settle(tenantId, run)]);
  }
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0200000000', reservedUsd: '0.0000000000' });
});

test('a released run costs nothing and frees its hold', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '0.05');
  const runId = newId();
  await service.reserve(tenantId, { runId, agentId, amountUsd: '0.05' });
  await service.settle(tenantId, { runId, agentId, outcome: 'released', at: new Date().toISOString() });
  expect(await budgetOf(tenantId, agentId)).toMatchObject({
    currentUsd: '0.0000000000',
    reservedUsd: '0.0000000000',
    status: 'OK',
  });
});

test('a new limit holds at once, and an older version of the employee changes nothing', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '0.05');
  await service.settle(tenantId, paidRun({ agentId, costUsd: '0.05' }));
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ status: 'EXCEEDED', percentage: 100 });
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.01' })).toMatchObject({
    outcome: 'exceeded',
  });
  await service.hireAgent(tenantId, '0.06', 3, agentId);
  await service.hireAgent(tenantId, '0.01', 2, agentId);
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ status: 'WARNING', limitUsd: '0.0600000000' });
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.01' })).toMatchObject({
    outcome: 'reserved',
  });
});

test('without a limit everything is reserved, and nothing before the employee is known', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, null);
  expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '900' })).toMatchObject({
    outcome: 'reserved',
  });
  expect(await budgetOf(tenantId, agentId)).toMatchObject({
    status: 'OK',
    limitUsd: null,
    percentage: null,
    reservedUsd: '900.0000000000',
  });
  const stranger = newId();
  expect(await service.reserve(tenantId, { runId: newId(), agentId: stranger, amountUsd: '0.01' })).toMatchObject({
    outcome: 'wait',
  });
  expect(await budgetOf(tenantId, stranger)).toBeNull();
});

test('what no one settles is counted as spent at its upper bound, and a settlement after that puts its cost in the place', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const late = paidRun({ agentId, costUsd: '0.02' });
  const fresh = newId();
  for (const runId of [late.runId, fresh]) await service.reserve(tenantId, { runId, agentId, amountUsd: '0.30' });
  await service.database.query(
    "update usage.reservations set reserved_at = now() - interval '16 minutes' where id = $1",
    [late.runId],
  );
  await reap();
  await reap();
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.3000000000', reservedUsd: '0.3000000000' });
  await service.settle(tenantId, late);
  await reap();
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0200000000', reservedUsd: '0.3000000000' });
});

test('a month is that of the company’s time zone, and a run is settled in the month that it was reserved in', async () => {
  const tenantId = newId();
  await service.moveTenant(tenantId, 'Pacific/Apia');
  const agentId = await service.hireAgent(tenantId, '1.00');
  const run = paidRun({ agentId, costUsd: '0.04' });
  try {
    service.clock.at = new Date('2026-11-30T10:30:00Z');
    await service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.05' });
    expect(await budgetOf(tenantId, agentId)).toMatchObject({
      periodStart: '2026-11-01',
      periodEnd: '2026-11-30',
      reservedUsd: '0.0500000000',
    });
    service.clock.at = new Date('2026-11-30T11:30:00Z');
    expect(await budgetOf(tenantId, agentId)).toMatchObject({
      periodStart: '2026-12-01',
      periodEnd: '2026-12-31',
      reservedUsd: '0.0000000000',
    });
    await service.settle(tenantId, { ...run, at: '2026-11-30T11:30:00Z' });
    expect(await budgetOf(tenantId, agentId)).toMatchObject({ currentUsd: '0.0000000000' });
    service.clock.at = new Date('2026-11-30T10:30:00Z');
    expect(await budgetOf(tenantId, agentId)).toMatchObject({
      currentUsd: '0.0400000000',
      reservedUsd: '0.0000000000',
    });
  } finally {
    service.clock.at = new Date();
  }
});

test('a reservation is refused unsigned, and where its amount or its run is not one', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const unsigned = await fetch(`${service.url}/internal/reservations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ runId: newId(), agentId, amountUsd: '0.01' }),
  });
  expect(unsigned.status).toBe(401);
  for (const amountUsd of ['', '-1', 'NaN', '1e3', 0.01]) {
    expect(await service.reserve(tenantId, { runId: newId(), agentId, amountUsd })).toMatchObject({ status: 400 });
  }
  expect(await service.reserve(tenantId, { runId: 'x', agentId, amountUsd: '1' })).toMatchObject({ status: 400 });
});

test('another company neither sees a budget nor holds anything in it', async () => {
  const [tenantId, other] = [newId(), newId()];
  const agentId = await service.hireAgent(tenantId, '1.00');
  expect(await budgetOf(other, agentId)).toBeNull();
  expect(await service.reserve(other, { runId: newId(), agentId, amountUsd: '0.05' })).toMatchObject({
    outcome: 'wait',
  });
  expect(await budgetOf(tenantId, agentId)).toMatchObject({ reservedUsd: '0.0000000000' });
});
