import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { testJob, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAnswer } from '../runtime/answer.job.ts';
import { OvertakenError } from '../runtime/attempt.ts';
import { bareDependencies } from './bare-dependencies.ts';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let house: AgentsService;
beforeAll(async () => {
  house = await openAgentsService();
});
afterAll(() => house.close());

const openRuns = (tenantId: string, state: string) =>
  house.database.query<{ id: string }>('select id from agents.runs where tenant_id = $1 and state = $2', [tenantId, state]);

function startProcess(): ChildProcess {
  const script = `import(${JSON.stringify(join(import.meta.dirname, '../main.ts'))}).then(({ start }) => start(process.env)).then(() => console.log('ready'))`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...house.source },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
const ready = (child: ChildProcess) => new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));

test('a crash while the model is answering leads to one answer, one completed and one interrupted event, and nothing left open', async () => {
  await house.start();
  const { tenantId, operator } = await house.company();
  await house.hire(operator);
  await house.stop();

  const first = startProcess();
  await ready(first);
  await house.fault({ match: '/v1/chat', hang: true });
  await house.write(tenantId, {});
  // The run is marked before the call starts: the crash interrupts an answer only once the model has received the call.
  await until(async () => (await house.modelCalls()).length > 0 && (await openRuns(tenantId, 'CALLING')).length > 0);
  first.kill('SIGKILL');
  const second = startProcess();
  await ready(second);
  try {
    await until(async () => (await house.answers(tenantId)).length > 0, 30_000);
    expect(await house.states(tenantId)).toEqual(['ANSWERED']);
    expect(await house.answers(tenantId)).toHaveLength(1);
    const settled = await house.settled(tenantId);
    expect(settled.map(({ outcome }) => outcome).toSorted()).toEqual(['completed', 'interrupted']);
    const cut = settled.find(({ outcome }) => outcome === 'interrupted');
    expect(cut?.costUsd).toBe(house.stubs.reservations.find(({ runId }) => runId === cut?.runId)?.amountUsd);
    expect(
      await house.database.query(`select from agents.runs where tenant_id = $1 and state in ('RESERVING', 'CALLING')`, [tenantId]),
    ).toEqual([]);
    expect(await house.database.query('select used_count from agents.entitlements where tenant_id = $1', [tenantId])).toEqual([
      { used_count: 1 },
    ]);
  } finally {
    second.kill('SIGKILL');
  }
}, 180_000);

/** A company with a question that no worker handles. */
async function openQuestion() {
  await house.start();
  const { tenantId, operator } = await house.company();
  await house.hire(operator);
  await house.write(tenantId, {});
  const [row] = await until(async () => {
    const rows = await house.database.query<{ id: string }>('select id from agents.conversations where tenant_id = $1', [tenantId]);
    return rows.length > 0 && rows;
  });
  await house.stop();
  await house.database.query('delete from agents.runs where tenant_id = $1', [tenantId]);
  await house.database.query(`update agents.messages set answer_state = 'PENDING' where tenant_id = $1 and author = 'CONTACT'`, [tenantId]);
  return { tenantId, payload: { tenantId, conversationId: row?.id } };
}

test('a zombie attempt cannot commit: it throws, and what it was answered is thrown away', async () => {
  const { tenantId, payload } = await openQuestion();
  const before = (await house.answers(tenantId)).length;
  const settledBefore = (await house.settled(tenantId)).length;

  const deps = await bareDependencies(house);
  try {
    await house.fault({ match: '/v1/chat', delayMs: 2_000 });
    const callsBefore = (await house.modelCalls()).length;
    const zombie = expect(handleAnswer(deps).run(payload, testJob())).rejects.toThrow(OvertakenError);
    await until(async () => (await house.modelCalls()).length > callsBefore);
    await handleAnswer(deps).run(payload, testJob({ attempt: 2 }));
    await zombie;
    expect(await house.answers(tenantId)).toHaveLength(before + 1);
    const outcomes = (await house.settled(tenantId)).slice(settledBefore).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['interrupted', 'completed']);
  } finally {
    await deps.database.close();
  }
});

test('N2 a process that stops before a model would have to answer begins no call, and what was held is given back by the next', async () => {
  const { tenantId, payload } = await openQuestion();
  const deps = await bareDependencies(house);
  try {
    const calls = (await house.modelCalls()).length;
    const stopping = testJob({ hasTime: (ms) => ms < deps.modelTimeoutMs });
    await expect(handleAnswer(deps).run(payload, stopping)).rejects.toThrow('stops before the model');
    expect((await house.modelCalls()).length).toBe(calls);
    await handleAnswer(deps).run(payload, testJob({ attempt: 2 }));
    const outcomes = (await house.settled(tenantId)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'interrupted')).toEqual([]);
    expect((await house.modelCalls()).length).toBe(calls + 1);
  } finally {
    await deps.database.close();
  }
});
