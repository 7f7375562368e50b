import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceDatabase } from '@konstruct/kit/database';
import {
  type Definition,
  type JobDefinition,
  type MessageDefinition,
  ownerOf,
  queuesOf,
} from '@konstruct/kit/messages';
import { createTestDatabase, until } from '@konstruct/kit/testing';
import * as exported from '@konstruct/schema/messages';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { expect, test } from 'vitest';
import { startSubgraphs } from './setup/subgraphs.ts';

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && 'kind' in value;
const values: readonly unknown[] = Object.values(exported);
const messages = values.filter((value): value is MessageDefinition => isDefinition(value) && value.kind === 'message');

/** The jobs that a service defines. */
async function jobsOf(name: string): Promise<JobDefinition[]> {
  const file = join(import.meta.dirname, '../subgraphs', name, 'job-definitions.ts');
  if (!existsSync(file)) return [];
  const found = (await import(file)) as Record<string, unknown>;
  // Some come in a record, one for each kind of channel.
  const values = Object.values(found).flatMap((value) => (isDefinition(value) ? [value] : Object.values(value ?? {})));
  return values.filter((value): value is JobDefinition => isDefinition(value) && value.kind === 'job');
}

const services = await Promise.all(
  subgraphs.map(async (name) => {
    const { database } = (await import(`@konstruct/${name}/database`)) as { database: ServiceDatabase };
    return { name, jobs: await jobsOf(name), sends: database.sends };
  }),
);
const sent = new Set(services.flatMap(({ sends }) => sends));
const defined: readonly Definition[] = [...messages, ...services.flatMap(({ jobs }) => jobs)];

test('every message belongs to a service, is read by services, by each once, and is published by at least one', () => {
  expect(messages.length).toBeGreaterThan(5);
  const known = (name: string) => subgraphs.some((each) => each === name);
  const wrong = messages.filter(
    (message) =>
      !known(ownerOf(message.name)) ||
      message.readers.length === 0 ||
      new Set(message.readers).size < message.readers.length ||
      !message.readers.every(known) ||
      !sent.has(message),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('every job belongs to the service that defines it, and that service may enqueue it', () => {
  const wrong = services.flatMap(({ name, jobs, sends }) =>
    jobs.filter((job) => ownerOf(job.name) !== name || !sends.includes(job)),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('what services send is defined once, where readers look for it', () => {
  expect([...sent].filter((definition) => !defined.includes(definition)).map(({ name }) => name)).toEqual([]);
  const names = defined.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

// `startWorker` ensures that a service has no two handlers for a queue, and none for another service's.
test(
  'every job has a handler in its service, and every message one in each of its readers',
  { timeout: 180_000 },
  async () => {
    const database = await createTestDatabase();
    const queues = defined.flatMap(queuesOf);
    for (const { name, service } of queues) {
      await database.query('insert into jobs.allowed values (session_user, $1) on conflict do nothing', [name]);
      await database.query(`select jobs.enqueue($1, $2, '{"of": "no shape"}', 'probe', null, null)`, [name, service]);
    }
    const untouched = async () =>
      database.query<{ name: string }>(
        `select name from pgboss.job where singleton_key = 'probe' and state = 'created' order by name`,
      );
    expect((await untouched()).map(({ name }) => name)).toEqual(queues.map(({ name }) => name).toSorted());
    const running = await startSubgraphs(database);
    try {
      await until(async () => (await untouched()).length === 0, 60_000).catch(async () =>
        expect(await untouched()).toEqual([]),
      );
    } finally {
      await running.stop();
      await database.drop();
    }
  },
);
