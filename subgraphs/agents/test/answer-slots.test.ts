import { type Database, newId, openDatabase } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database as declared } from '../database.ts';
import { countAnswer, type SlotOutcome, takeAnswerSlot } from '../entitlement/answer-slot.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { Run } from '../runtime/run.entity.ts';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
let database: Database;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '20' });
  await service.start();
  database = await openDatabase(declared, { ...service.database.connection, poolSize: 20 });
});
afterAll(async () => {
  await database?.close();
  await service.close();
});

const what = { conversationId: newId(), agentId: newId(), agentVersion: 1, channelKind: 'SLACK' as const };
const call = { providerId: 'practice', modelId: 'practice-1', boundUsd: '0.01', isPriced: true };

/**
 * An attempt's use of its slot: it takes the slot in the transaction that writes its run, and ends both in another one.
 */
const begin = (tenantId: string, id: string): Promise<SlotOutcome> =>
  database.forTenant(tenantId).transactional(async (tx) => {
    const [entitlement] = await tx.find(Entitlement, {});
    const outcome = await takeAnswerSlot({ em: tx }, entitlement?.answerLimit ?? null);
    if (outcome === 'taken') tx.create(Run, { tenantId, id, ...what, ...call, state: 'RESERVING' });
    return outcome;
  });
const end = (tenantId: string, id: string, state: 'COMPLETED' | 'RELEASED') =>
  database.forTenant(tenantId).transactional(async (tx) => {
    await tx.nativeUpdate(Run, { id }, { state });
    if (state === 'COMPLETED') await countAnswer({ em: tx });
  });
const usedCount = async (tenantId: string) =>
  (
    await service.database.query<{ used_count: number }>(
      'select used_count from agents.entitlements where tenant_id = $1',
      [tenantId],
    )
  )[0]?.used_count;

test('P3 without a limit no answer waits for the company’s row: it is answered while another transaction holds the row', async () => {
  const { tenantId, operator } = await service.company({ answerLimit: null });
  await service.hire(operator);
  const holder = new Client({ connectionString: service.database.adminUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from agents.entitlements where tenant_id = $1 for update', [tenantId]);
  try {
    await service.write(tenantId, ...Array.from({ length: 5 }, (_, index) => ({ threadKey: `thread ${index}` })));
    await until(async () => (await service.answers(tenantId)).length === 5);
  } finally {
    await holder.end();
  }
});

test('P3 of 60 takers at a limit of 20, some of which give their slot back, exactly 20 answers are counted', async () => {
  const { tenantId } = await service.company({ answerLimit: 20 });
  const seen = new Set<SlotOutcome>();
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      for (;;) {
        const id = newId();
        const outcome = await begin(tenantId, id);
        seen.add(outcome);
        if (outcome === 'exhausted') return;
        if (outcome === 'busy') continue;
        const isGivenBack = index % 3 === 0;
        await end(tenantId, id, isGivenBack ? 'RELEASED' : 'COMPLETED');
        return;
      }
    }),
  );
  expect(seen).toContain('exhausted');
  expect(await usedCount(tenantId)).toBe(20);
});

test('a limit that comes back counts what is still being written, and an attempt that died holds its slot until it is closed', async () => {
  const { tenantId } = await service.company({ answerLimit: null });
  const died = [newId(), newId()];
  for (const id of died) expect(await begin(tenantId, id)).toBe('taken');
  await service.entitle(tenantId, { version: 2, answerLimit: 2 });
  expect(await begin(tenantId, newId())).toBe('busy');
  await end(tenantId, died[0] ?? '', 'RELEASED');
  const next = newId();
  expect(await begin(tenantId, next)).toBe('taken');
  expect(await begin(tenantId, newId())).toBe('busy');
  await end(tenantId, next, 'COMPLETED');
  await end(tenantId, died[1] ?? '', 'COMPLETED');
  expect(await begin(tenantId, newId())).toBe('exhausted');
  await service.entitle(tenantId, { version: 3, answerLimit: 50, mayAnswer: false });
  expect(await begin(tenantId, newId())).toBe('exhausted');
});
