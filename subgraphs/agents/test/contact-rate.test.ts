import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({
    QUIET_WINDOW_MS: '0',
    RETRY_UNIT_MS: '20',
    CONTACT_ANSWERS_PER_HOUR: '3',
    CONTACT_USD_PER_DAY: '0.01',
  });
  await service.start();
});
afterAll(() => service.close());

/** A company without a limit of its own, its agent, and a contact who writes to it. */
async function stranger() {
  const { tenantId, operator } = await service.company({ answerLimit: null });
  const { agent } = await service.hire(operator, { language: 'de' });
  const contact = { channelId: newId(), contactId: newId(), channelKind: 'WHATSAPP' as const, contactName: 'Grace' };
  const messages = (columns = 'text') =>
    service.database.query<Record<string, unknown>>(
      `select ${columns} from agents.messages where tenant_id = $1 order by conversation_id, position`,
      [tenantId],
    );
  const notices = async () => (await messages('text, is_notice, run_id')).filter((message) => message['is_notice']);
  const deliveries = () =>
    service.database.query<{ text: string }>(
      `select body ->> 'text' as text from jobs.outbox_messages where tenant_id = $1 and reader = 'channels' order by created_at`,
      [tenantId],
    );
  /**
   * Lets time pass for the contact: moves the start of its hour and its day, and the time of its messages, into the
   * past.
   */
  const pass = async (minutes: number) => {
    const earlier = `make_interval(mins => ${minutes})`;
    await service.database.query(
      `update agents.contact_rates set hour_started_at = hour_started_at - ${earlier}, day_started_at = day_started_at - ${earlier},
         notice_until = notice_until - ${earlier} where tenant_id = $1`,
      [tenantId],
    );
    await service.database.query(`update agents.messages set sent_at = sent_at - ${earlier} where tenant_id = $1`, [
      tenantId,
    ]);
  };
  const write = (...texts: string[]) =>
    service.write(tenantId, ...texts.map((text) => ({ ...contact, threadKey: 'one', text })));
  const runs = () => service.database.query('select id from agents.runs where tenant_id = $1', [tenantId]);
  return { tenantId, operator, agent, contact, messages, notices, deliveries, pass, write, runs };
}
test('SEC-M1 past its answers of an hour a contact is told once, without a model, and what it writes waits with the cause', async () => {
  const { tenantId, operator, write, notices, deliveries, runs } = await stranger();
  for (let count = 1; count <= 3; count += 1) {
    await write(`question ${count}`);
    await until(async () => (await service.answers(tenantId)).length === count);
  }
  await write('one more');
  await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED', 'ANSWERED', 'CONTACT_LIMIT');
  await write('and another');
  await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED', 'ANSWERED', 'CONTACT_LIMIT', 'CONTACT_LIMIT');
  const sent = await notices();
  expect(sent).toEqual([
    {
      is_notice: true,
      run_id: null,
      text: expect.stringMatching(/^Vielen Dank .* in \d+ Minuten wieder antworten\.$/),
    },
  ]);
  expect((await deliveries()).filter(({ text }) => text === sent[0]?.['text'])).toHaveLength(1);
  expect(await runs()).toHaveLength(3);
  const conversation = 'conversation { messages { nodes { text author isNotice } } }';
  const waiting = `waitingMessages { nodes { text waitingCause waitingReason ${conversation} } }`;
  const shown = await service.ofTenant<object>(operator, waiting);
  expect(shown).toMatchObject({
    waitingMessages: {
      nodes: [
        {
          text: 'one more',
          waitingCause: 'CONTACT_LIMIT',
          waitingReason: expect.stringContaining('Grace has reached the limit of answers'),
        },
        { text: 'and another' },
      ],
    },
  });
  expect(JSON.stringify(shown)).toContain('"author":"AGENT","isNotice":true');
});

test('SEC-M1 in the next hour what is recent is answered, with one answer, and what is too old is marked as not answered', async () => {
  const { tenantId, write, pass, notices } = await stranger();
  for (let count = 1; count <= 3; count += 1) {
    await write(`question ${count}`);
    await until(async () => (await service.answers(tenantId)).length === count);
  }
  await write('too old by then');
  await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED', 'ANSWERED', 'CONTACT_LIMIT');
  await pass(130);
  await write('still recent');
  await until(async () => (await service.states(tenantId)).at(-1) === 'ANSWERED');
  expect(
    await service.database.query(
      `select text, answer_state, waiting_cause from agents.messages where tenant_id = $1 and author = 'CONTACT' order by position offset 3`,
      [tenantId],
    ),
  ).toEqual([
    { text: 'too old by then', answer_state: 'NOT_ANSWERED', waiting_cause: 'CONTACT_LIMIT' },
    { text: 'still recent', answer_state: 'ANSWERED', waiting_cause: null },
  ]);
  await service.database.query('update agents.contact_rates set answer_count = 3 where tenant_id = $1', [tenantId]);
  await write('one too many again');
  await until(async () => (await service.states(tenantId)).at(-1) === 'CONTACT_LIMIT');
  expect(await notices()).toHaveLength(2);
});

test('SEC-M1 what waits for the limit is tried again automatically when the limit allows it', async () => {
  const { tenantId, write, runs } = await stranger();
  await write('first');
  await until(async () => (await service.answers(tenantId)).length === 1);
  await service.database.query(
    `update agents.contact_rates set answer_count = 3, hour_started_at = now() - interval '1 hour' + interval '3 seconds' where tenant_id = $1`,
    [tenantId],
  );
  await write('second');
  await service.untilStates(tenantId, 'ANSWERED', 'CONTACT_LIMIT');
  await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED');
  expect(await runs()).toHaveLength(2);
});

test('SEC-M1 the cost of a day is bounded too, over all threads of a contact, and other contacts and the playground are not held back', async () => {
  const { tenantId, operator, agent, contact, write } = await stranger();
  await write('first');
  await until(async () => (await service.answers(tenantId)).length === 1);
  const [known] = await service.database.query<{ cost_usd: string; answer_count: number }>(
    'select cost_usd, answer_count from agents.contact_rates where tenant_id = $1',
    [tenantId],
  );
  const [settled] = await service.settled(tenantId);
  expect(known).toEqual({ cost_usd: settled?.costUsd, answer_count: 1 });
  await service.database.query(`update agents.contact_rates set cost_usd = 0.01 where tenant_id = $1`, [tenantId]);
  await service.write(tenantId, { ...contact, threadKey: 'another thread' });
  await until(async () => (await service.states(tenantId)).includes('CONTACT_LIMIT'));
  await service.write(tenantId, { channelId: contact.channelId, threadKey: 'another contact' });
  const input = { agentId: agent.id, text: 'hello', idempotencyKey: newId() };
  await service.mutate(operator, 'sendPlaygroundMessage', input);
  await until(async () => (await service.settled(tenantId)).length === 3);
});

test('SEC-M1 twenty threads of one contact at once bring no more answers than the hour allows', async () => {
  const { tenantId, contact } = await stranger();
  await service.fault({ match: '/v1/chat', delayMs: 200, times: 3 });
  const threads = Array.from({ length: 20 }, (_, index) => ({ ...contact, threadKey: `thread ${index}` }));
  await service.write(tenantId, ...threads);
  await until(
    async () => (await service.states(tenantId)).filter((state) => state === 'CONTACT_LIMIT').length === 17,
    60_000,
  );
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual([
    'completed',
    'completed',
    'completed',
  ]);
});
