import { newId } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateAll } from '../launcher/postgres/databases.ts';
import { installLegacyQueue } from '../kit/jobs/legacy/test/legacy-queue.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tenantId = newId();
const [channelId, agentId, conversationId, messageId] = [newId(), newId(), newId(), newId()];
const at = new Date().toISOString();

/** Every job of the release before pg-boss as its services added it, with the key that it has and should have. */
const jobs: readonly [task: string, payload: object, key: string | undefined, successor: string, newKey?: string][] = [
  ['accounts.send_mail', { mailId: newId() }, undefined, 'accounts.send_mail'],
  ['accounts.mail_notice', { tenantId, noticeId: newId(), userId: newId() }, undefined, 'accounts.mail_notice'],
  [
    'accounts.mail_invitation',
    { tenantId, invitationId: newId(), sentCount: 1 },
    undefined,
    'accounts.mail_invitation',
  ],
  ['agents.answer', { tenantId, conversationId }, `answer:${conversationId}`, 'agents.answer', conversationId],
  ['agents.retry_waiting', { tenantId, causes: ['BUDGET'] }, undefined, 'agents.retry_waiting'],
  ['agents.retry_waiting', { tenantId }, `retry:${tenantId}:1`, 'agents.retry_waiting', `retry:${tenantId}:1`],
  ['billing.apply_event', { eventId: 'evt_1' }, undefined, 'billing.apply_event'],
  ['billing.read_subscription', { tenantId }, `grace ${tenantId}`, 'billing.read_subscription', `grace ${tenantId}`],
  [
    'billing.read_subscription',
    { tenantId, isReconcile: true },
    `reconcile ${tenantId}`,
    'billing.read_subscription',
    `reconcile ${tenantId}`,
  ],
  ['channels.promote_inbox', {}, 'channels.promote_inbox', 'channels.sweep_inbox', 'recurring'],
  ['channels.revoke_access', { tenantId, channelId }, `revoke ${channelId}`, 'channels.revoke_access', channelId],
  [
    'channels.send_message',
    { tenantId, channelId, threadKey: 'C1 1.2' },
    'send',
    'channels.send_whatsapp_message',
    `${channelId} C1 1.2`,
  ],
  [
    'usage.check_budgets',
    { tenantId, periodStart: '2026-11-01' },
    `${tenantId} 2026-11-01`,
    'usage.check_budgets',
    `${tenantId} 2026-11-01`,
  ],
];

const recurring = [
  ...['accounts.clean_up', 'billing.reconcile', 'billing.clear_events', 'channels.clear_inbox'],
  ...['usage.make_months', 'usage.reap_reservations', 'usage.roll_up'],
];

const run = { runId: newId(), agentId, at };
const call = {
  agentVersion: 1,
  conversationId,
  providerId: 'openai',
  modelId: 'gpt',
  keyId: null,
  channelKind: 'SLACK',
};
const cost = { promptTokens: 1, completionTokens: 1, cachedTokens: 0, costUsd: '0.1', isPriced: true, latencyMs: 5.5 };

/** Every message of that release as its services sent it. */
const messages: readonly [task: string, body: object, successor: string | null][] = [
  [
    'accounts.send_notice',
    { noticeId: newId(), roles: ['owner'], subject: 'S', paragraphs: ['P'], link: null },
    'accounts.notice_requested/accounts',
  ],
  [
    'agents.apply_entitlement',
    { version: 1, status: 'ACTIVE', agentQuota: 1, answerLimit: null, mayAnswer: true },
    'billing.entitlement_changed/agents',
  ],
  [
    'agents.know_channel',
    { channelId, version: 1, kind: 'SLACK', name: 'N', status: 'CONNECTED' },
    'channels.channel_updated/agents',
  ],
  [
    'agents.know_key',
    { keyId: newId(), version: 1, providerId: 'openai', baseUrl: null, label: 'L', status: 'VALID', isRemoved: false },
    'keys.key_updated/agents',
  ],
  ['agents.know_tenant', { tenantId, name: 'N', timeZone: 'UTC', version: 1 }, 'accounts.tenant_updated/agents'],
  [
    'agents.receive_message',
    {
      messageId,
      channelId,
      channelKind: 'SLACK',
      contactId: newId(),
      contactName: 'Ada',
      threadKey: 'T',
      text: 'hi',
      sentAt: at,
      isDirect: true,
    },
    'channels.message_received/agents',
  ],
  ['billing.found_tenant', { tenantId, version: 1 }, 'accounts.tenant_created/billing'],
  [
    'channels.deliver_message',
    { messageId, channelId, threadKey: 'T', text: 'hi', agentName: 'Max' },
    'agents.answer_written/channels',
  ],
  ['channels.know_tenant', { tenantId, name: 'N', timeZone: 'UTC', version: 1 }, null],
  ['usage.know_agent', { agentId, version: 1, name: 'Max', monthlyBudgetUsd: null }, 'agents.agent_updated/usage'],
  ['usage.know_tenant', { tenantId, name: 'N', timeZone: 'UTC', version: 1 }, 'accounts.tenant_updated/usage'],
  ['usage.settle_run', { ...run, ...call, ...cost, outcome: 'completed', messageId }, 'agents.run_ended/usage'],
  [
    'usage.settle_run',
    { ...run, ...call, ...cost, outcome: 'released', messageId: null, costUsd: '0' },
    'agents.run_ended/usage',
  ],
];

test('whatever lay in the queue of the release before pg-boss goes on in this one', async () => {
  await database.query(
    `insert into channels.channels (tenant_id, id, kind, name, status, version, external_id, bot_user_id, scopes, installer_external_id, connected_at, created_at)
     values ($1, $2, 'WHATSAPP', 'N', 'CONNECTED', 1, 'E', '', '{}', '', now(), now())`,
    [tenantId, channelId],
  );
  const legacy = await installLegacyQueue(database);
  for (const [task, payload, key] of jobs) await legacy.add(task, payload, key ? { key } : {});
  for (const task of recurring)
    await database.query(`select graphile_worker.add_job($1, '{}', null, null, 3, $2)`, [task, `every ${task}`]);
  for (const [task, body] of messages) await legacy.send(task, tenantId, body);

  const printed: string[] = [];
  await migrateAll(database.ownerUrl, database.connection.platformSecret, (line) => printed.push(line));
  const unusual = printed.filter((line) => !line.endsWith(' carried over.') && !line.startsWith('migrate: '));
  expect(unusual).toEqual(['The queue of the release before: channels.know_tenant, 1 with nothing left to do.']);
  expect(await legacy.isThere()).toBe(false);

  const carried = await database.query<{ name: string; data: object; key: string }>(
    `select name, data, singleton_key as key from pgboss.job where state = 'created' and name not like '%/%'`,
  );
  const anyKey = expect.any(String) as string;
  const expected = [
    ...jobs.map(([, data, , name, key]) => ({
      name,
      data: expect.objectContaining(data) as object,
      key: key ?? anyKey,
    })),
    ...recurring.map((name) => ({ name, data: {}, key: 'recurring' })),
  ];
  expect(carried).toHaveLength(expected.length);
  expect(carried).toEqual(expect.arrayContaining(expected));

  const published = await database.query(
    'select queue, reader, tenant_id, body from jobs.outbox_messages where failed_at is null order by id',
  );
  const read = messages.flatMap(([, body, queue]) =>
    queue ? [{ queue, reader: queue.split('/')[1], tenant_id: tenantId, body }] : [],
  );
  expect(published).toEqual(read);
});
