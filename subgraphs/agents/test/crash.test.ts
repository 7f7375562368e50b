import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { testJob, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAnswer } from '../runtime/answer.job.ts';
import { OvertakenError } from '../runtime/attempt.ts';
import { bareDependencies } from './bare-dependencies.ts';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService();
});
afterAll(() => service.close());

const openRuns = (tenantId: string, state: string) =>
  service.database.query<{ id: string }>('select id from agents.runs where tenant_id = $1 and state = $2', [
    tenantId,
    state,
  ]);

function startProcess(): ChildProcess {
  const script = `import(${JSON.stringify(join(import.meta.dirname, '../main.ts'))}).then(({ start }) => start(process.env)).then(() => console.log('ready'))`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...service.source },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
const ready = (child: ChildProcess) => new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));

test('a crash while the model is answering leads to one answer, one completed and one interrupted event, and nothing left open', async () => {
  await service.start();
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.stop();

  const first = startProcess();
  await ready(first);
  await service.fault({ match: '/v1/chat', hang: true });
  await service.write(tenantId, {});
  // The run is marked before the call starts: the crash interrupts an answer only once the model has received the call.
  await until(async () => (await service.modelCalls()).length > 0 && (await openRuns(tenantId, 'CALLING')).length > 0);
  first.kill('SIGKILL');
  const second = startProcess();
  await ready(second);
  try {
    await until(async () => (await service.answers(tenantId)).length > 0, 30_000);
    expect(await service.states(tenantId)).toEqual(['ANSWERED']);
    expect(await service.answers(tenantId)).toHaveLength(1);
    const settled = await service.settled(tenantId);
    expect(settled.map(({ outcome }) => outcome).toSorted()).toEqual(['completed', 'interrupted']);
    const cut = settled.find(({ outcome }) => outcome === 'interrupted');
    expect(cut?.costUsd).toBe(service.stubs.reservations.find(({ runId }) => runId === cut?.runId)?.amountUsd);
    expect(
      await service.database.query(
        `select from agents.runs where tenant_id = $1 and state in ('RESERVING', 'CALLING')`,
        [tenantId],
      ),
    ).toEqual([]);
    expect(
      await service.database.query('select used_count from agents.entitlements where tenant_id = $1', [tenantId]),
    ).toEqual([{ used_count: 1 }]);
  } finally {
    second.kill('SIGKILL');
  }
}, 180_000);

/** A company with a question that no worker handles. */
async function openQuestion() {
  await service.start();
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.write(tenantId, {});
  const [row] = await until(async () => {
    const rows = await service.database.query<{ id: string }>(
      'select id from agents.conversations where tenant_id = $1',
      [tenantId],
    );
    return rows.length > 0 && rows;
  });
  await service.stop();
  await service.database.query('delete from agents.runs where tenant_id = $1', [tenantId]);
  await service.database.query(
    `update agents.messages set answer_state = 'PENDING' where tenant_id = $1 and author = 'CONTACT'`,
    [tenantId],
  );
  return { tenantId, payload: { tenantId, conversationId: row?.id } };
}

test('a zombie attempt cannot commit: it throws, and what it was answered is thrown away', async () => {
  const { tenantId, payload } = await openQuestion();
  const before = (await service.answers(tenantId)).length;
  const settledBefore = (await service.settled(tenantId)).length;

  const deps = await bareDependencies(service);
  try {
    await service.fault({ match: '/v1/chat', delayMs: 2_000 });
    const callsBefore = (await service.modelCalls()).length;
    const zombie = expect(handleAnswer(deps).run(payload, testJob())).rejects.toThrow(OvertakenError);
    await until(async () => (await service.modelCalls()).length > callsBefore);
    await handleAnswer(deps).run(payload, testJob({ attempt: 2 }));
    await zombie;
    expect(await service.answers(tenantId)).toHaveLength(before + 1);
    const outcomes = (await service.settled(tenantId)).slice(settledBefore).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['interrupted', 'completed']);
  } finally {
    await deps.database.close();
  }
});

test('N2 a process that stops before a model would have to answer begins no call, and what was held is given back by the next', async () => {
  const { tenantId, payload } = await openQuestion();
  const deps = await bareDependencies(service);
  try {
    const calls = (await service.modelCalls()).length;
    const stopping = testJob({ hasTime: (ms) => ms < deps.modelTimeoutMs });
    await expect(handleAnswer(deps).run(payload, stopping)).rejects.toThrow('stops before the model');
    expect((await service.modelCalls()).length).toBe(calls);
    await handleAnswer(deps).run(payload, testJob({ attempt: 2 }));
    const outcomes = (await service.settled(tenantId)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'interrupted')).toEqual([]);
    expect((await service.modelCalls()).length).toBe(calls + 1);
  } finally {
    await deps.database.close();
  }
});
