import { type Database, newId, openDatabase } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactTurn } from '../contact-rate/contact-rate.ts';
import { takeContactTurn } from '../contact-rate/take-contact-turn.ts';
import { database as declared } from '../database.ts';
import { Run } from '../runtime/run.entity.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(declared, { ...testDatabase.connection, poolSize: 10 });
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

const clock = { now: () => new Date() };
const limits = { answersPerHour: 1, usdPerDay: '1' };
const run = { conversationId: newId(), agentId: newId(), agentVersion: 1, channelKind: 'SLACK' as const };
const call = { providerId: 'practice', modelId: 'practice-1', boundUsd: '0.01', isPriced: true };

/** An attempt's use of its contact's turn: it takes one in the transaction that writes its run. */
const begin = (tenantId: string, contactId: string): Promise<ContactTurn['kind']> =>
  database.forTenant(tenantId).transactional(async (em) => {
    const { kind } = await takeContactTurn({ tenantId, em, clock }, contactId, limits);
    if (kind === 'free') em.create(Run, { tenantId, id: newId(), ...run, ...call, contactId, state: 'RESERVING' });
    return kind;
  });

// One process starts a company's answers one at a time anyway: only several processes compete.
test.each(['new', 'known'])(
  'SEC-M1 of attempts for a %s contact that begin at the same moment, no more go on than its hour allows',
  async (which) => {
    const [tenantId, contactId] = [newId(), newId()];
    if (which === 'known') {
      await database
        .forTenant(tenantId)
        .transactional((em) => takeContactTurn({ tenantId, em, clock }, contactId, limits));
    }
    const kinds = await Promise.all(Array.from({ length: 20 }, () => begin(tenantId, contactId)));
    expect(kinds.filter((kind) => kind === 'free')).toHaveLength(1);
  },
);
