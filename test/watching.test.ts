import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSubgraphs, startSubgraphs } from './setup/subgraphs.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startSubgraphs(database);
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

const get = (name: string, path: string) => fetch(`${running.services[name]?.url}${path}`);
const metrics = async (name: string) => (await get(name, '/metrics')).text();

/** The value of a metric with these labels, in any order. */
function valueOf(text: string, name: string, labels: Readonly<Record<string, string>>): number | undefined {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`${name}{`) && wanted.every((label) => each.includes(label)));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
}

describe.each(subgraphs)('%s', (name) => {
  test('is ready with all its migrations, and not without the last', async () => {
    expect([(await get(name, '/healthz')).status, (await get(name, '/readyz')).status]).toEqual([200, 200]);
    const log = `migrations.${name}_log`;
    const [last] = await database.query<{ id: number; name: string }>(
      `delete from ${log} where id = (select max(id) from ${log}) returning id, name`,
    );
    expect([(await get(name, '/healthz')).status, (await get(name, '/readyz')).status]).toEqual([200, 503]);
    await database.query(`insert into ${log} (id, name) values ($1, $2)`, [last?.id, last?.name]);
    expect((await get(name, '/readyz')).status).toBe(200);
  });

  test('tells its requests by route, never by address, and its connections by role', async () => {
    await get(name, '/nothing/here?secret=canary');
    const text = await metrics(name);
    expect(
      valueOf(text, 'konstruct_http_request_seconds_count', {
        service: name,
        method: 'GET',
        route: '/readyz',
        status: '200',
      }),
    ).toBeGreaterThan(0);
    expect(valueOf(text, 'konstruct_http_request_seconds_count', { route: 'none', status: '404' })).toBe(1);
    expect(text).not.toContain('canary');
    expect(text).toContain(`konstruct_database_connections{role="konstruct_${name}",state=`);
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('counts operations by their outcome', async () => {
    const service = running.services[name];
    if (!service) throw new Error(name);
    await running.identity.ask(service, { kind: 'anonymous' }, '{ __typename }');
    await running.identity.ask(service, { kind: 'anonymous' }, '{ nothingLikeThis }');
    const text = await metrics(name);
    expect(valueOf(text, 'konstruct_graphql_operations_total', { type: 'query', outcome: 'ok' })).toBe(1);
    expect(valueOf(text, 'konstruct_graphql_operations_total', { outcome: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  });
});

test('jobs that are done, that wait and that were given up are counted by queue, with messages in the dead letters, and what waits in the inbox by its age, and messages that wait by cause, in all companies', async () => {
  await database.query(`do $$ begin
    insert into jobs.allowed values (session_user, 'usage.check_budgets'), (session_user, 'agents.agent_updated/usage');
    perform jobs.enqueue('usage.check_budgets', 'usage', '{}', 'for later', null, now() + interval '1 hour');
    perform jobs.enqueue('usage.check_budgets', 'usage', '{"no": "tenant"}', 'for the last time', null, null);
    update pgboss.job set retry_limit = 0 where singleton_key = 'for the last time';
    perform jobs.publish('agents.agent_updated/usage', 'usage', gen_random_uuid(), gen_random_uuid(), 'line', '{"no": "agent"}');
    update jobs.outbox_messages set attempt_count = 1000 where stream = 'line';
  end $$`);
  await database.query(
    `insert into channels_directory.inbox (id, source, external_id, received_at, created_at, retry_at, failures)
     values (gen_random_uuid(), 'slack', 'Ev1', now() - interval '90 seconds', now(), now() + interval '1 hour', 1)`,
  );
  await database.query(
    `insert into agents.messages (tenant_id, id, conversation_id, position, author, text, sent_at, answer_state, waiting_cause, created_at)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n, 'CONTACT', 'hello', now(), 'WAITING', 'PROVIDER', now()
     from generate_series(1, 3) n`,
  );
  const shown = (name: string, labels: Record<string, string>) =>
    expect.poll(async () => valueOf(await metrics('usage'), name, labels), { timeout: 20_000, interval: 300 });
  await shown('konstruct_jobs_given_up', { task: 'usage.check_budgets', service: 'usage' }).toBe(1);
  await shown('konstruct_jobs_given_up', { task: 'agents.agent_updated/usage', service: 'usage' }).toBe(1);
  await shown('konstruct_job_seconds_count', { task: 'usage.roll_up', outcome: 'done' }).toBeGreaterThan(0);
  const usage = await metrics('usage');
  expect(valueOf(usage, 'konstruct_jobs_waiting', { task: 'usage.check_budgets' })).toBe(1);
  expect(valueOf(usage, 'konstruct_job_seconds_count', { task: 'usage.check_budgets', outcome: 'given_up' })).toBe(1);
  expect(valueOf(await metrics('agents'), 'konstruct_messages_waiting', { cause: 'PROVIDER' })).toBe(3);
  expect(valueOf(await metrics('channels'), 'konstruct_inbox_oldest_seconds', { source: 'slack' })).toBeGreaterThan(89);
});
