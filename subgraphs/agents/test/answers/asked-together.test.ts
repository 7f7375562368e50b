import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgentsService } from '../agents-service.ts';
import { openScriptedService, outcome, type ScriptedService, textsOf } from './scripted-service.ts';

// An answer answers only the messages in its prompt: several messages, less room, members who decide during a call.
const { answer, vain, refused, away } = outcome;
let scripted: ScriptedService;
let service: AgentsService;
let script: ScriptedService['script'];
beforeAll(async () => {
  scripted = await openScriptedService();
  ({ service, script } = scripted);
});
afterAll(() => service.close());
beforeEach(() => scripted.begin());

/** Four messages of one contact that go into one prompt. */
async function fourTogether(length = 0) {
  const opened = await scripted.open();
  await opened.pause('PAUSED');
  const ids = await opened.write(...['one', 'two', 'three'].map((name) => name + 'x'.repeat(length)));
  await service.untilStates(opened.tenantId, 'NO_EMPLOYEE', 'NO_EMPLOYEE', 'NO_EMPLOYEE');
  await opened.pause('ACTIVE');
  return { ...opened, ids: [...ids, ...(await opened.write('four' + 'x'.repeat(length)))] };
}
const allAnswered = ['ANSWERED', 'ANSWERED', 'ANSWERED', 'ANSWERED'] as const;
/** The text of all prompts. */
const allAsked = () => script.calls.flatMap(textsOf).join('\n');

describe('no message is answered that the model was not asked', () => {
  test('where less of the conversation goes along', async () => {
    script.outcomes = [refused('LENGTH')];
    const { tenantId } = await fourTogether(100);
    await service.untilStates(tenantId, ...allAnswered);
    const after = script.calls.slice(1).flatMap(textsOf).join('\n');
    for (const name of ['one', 'two', 'three', 'four']) expect(after).toContain(name);
  });

  test('where they do not fit together', async () => {
    const { tenantId } = await fourTogether(10_000);
    await service.untilStates(tenantId, ...allAnswered);
    for (const name of ['one', 'two', 'three', 'four']) expect(allAsked()).toContain(name);
    expect(script.calls.length).toBeGreaterThan(1);
  });

  test('where a member has one tried again while another is being answered', async () => {
    const { tenantId, operator, write } = await scripted.open();
    script.outcomes = [vain('REFUSED')];
    const ids = await write('first');
    await service.untilStates(tenantId, 'REFUSED');
    const held = Promise.withResolvers<undefined>();
    script.decide = async () => (await held.promise, answer());
    await write('second');
    await until(() => script.calls.length === 2);
    await scripted.resolve(operator, ids, 'TRY_AGAIN');
    held.resolve(undefined);
    await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED');
    expect(textsOf(script.calls[2]).join()).toContain('first');
  });

  test('where it is older than the part of the conversation in the prompt', async () => {
    const { tenantId, operator, write } = await scripted.open();
    script.outcomes = [vain('REFUSED')];
    const ids = await write('the oldest');
    await service.untilStates(tenantId, 'REFUSED');
    await service.database.query(
      `insert into agents.messages (tenant_id, id, conversation_id, position, author, text, sent_at, created_at)
       select tenant_id, gen_random_uuid(), id, 100 + n, 'AGENT', 'filler ' || n, now(), now() from agents.conversations, generate_series(1, 120) n
       where tenant_id = $1`,
      [tenantId],
    );
    await scripted.resolve(operator, ids, 'TRY_AGAIN');
    await service.untilStates(tenantId, 'ANSWERED');
    expect(textsOf(script.calls.at(-1)).at(-1)).toContain('the oldest');
  });
});

test('one that is dismissed while it is asked alone does not hold up the others', async () => {
  const held = Promise.withResolvers<undefined>();
  script.decide = (call) => {
    if (textsOf(call).join().includes('three')) return refused('TEXT');
    return script.calls.length === 2 ? held.promise.then(() => vain('REFUSED')) : undefined;
  };
  const { tenantId, operator, ids } = await fourTogether();
  await until(() => script.calls.length === 2);
  await scripted.resolve(operator, ids.slice(3), 'DISMISS');
  // Pending, not waiting: it is not for a member to decide yet.
  held.resolve(undefined);
  await until(async () => (await service.states(tenantId)).slice(0, 3).join() === 'ANSWERED,ANSWERED,REFUSED', 20_000);
});

test('one for which the provider always fails keeps none from being answered', async () => {
  const { tenantId, write } = await scripted.open();
  script.decide = (call) => (textsOf(call).join().includes('POISON') ? away : answer());
  await write('POISON');
  await service.untilStates(tenantId, 'PROVIDER');
  await write('When do you open?');
  await service.untilStates(tenantId, 'PROVIDER', 'ANSWERED');
});

test('what was said before is left out where the request is refused for any other cause, too', async () => {
  const { tenantId, write, notices } = await scripted.open();
  await write('BAD but answered');
  await service.untilStates(tenantId, 'ANSWERED');
  script.decide = (call) => (textsOf(call).join().includes('BAD') ? refused('REQUEST') : answer());
  await write('When do you open?');
  await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED');
  expect(await notices()).toBe(0);
});

test('a contact that was notified of its limit is also notified that no answer follows', async () => {
  const { tenantId, write, notices } = await scripted.open();
  const held = Promise.withResolvers<undefined>();
  script.decide = () => held.promise.then(() => vain('REFUSED'));
  await write('A');
  await until(() => script.calls.length === 1);
  await service.database.query(
    `insert into agents.messages (tenant_id, id, conversation_id, position, author, text, sent_at, is_notice, created_at)
     select tenant_id, gen_random_uuid(), id, message_count + 50, 'AGENT', 'Thank you for your messages.', now(), true, now()
     from agents.conversations where tenant_id = $1`,
    [tenantId],
  );
  held.resolve(undefined);
  await service.untilStates(tenantId, 'REFUSED');
  expect(await notices()).toBe(1);
});

test('a decision that arrives again after another one calls no model', async () => {
  const { tenantId, operator, write } = await scripted.open();
  script.outcomes = [vain('REFUSED'), vain('REFUSED')];
  const ids = await write('A');
  await service.untilStates(tenantId, 'REFUSED');
  const key = newId();
  await scripted.resolve(operator, ids, 'TRY_AGAIN', key);
  await until(() => script.calls.length === 2);
  await service.untilStates(tenantId, 'REFUSED');
  await scripted.resolve(operator, ids, 'DISMISS');
  expect(await scripted.resolve(operator, ids, 'TRY_AGAIN', key)).toMatchObject({ resolvedCount: 1 });
  const rows = await service.database.query(
    'select answer_state from agents.messages where tenant_id = $1 and position = 1',
    [tenantId],
  );
  expect([rows, script.calls.length]).toEqual([[{ answer_state: 'DISMISSED' }], 2]);
});

test('a message of the release before, which tells no end, is answered', async () => {
  const { tenantId, thread } = await scripted.open();
  const old = {
    ...thread,
    channelKind: 'WHATSAPP' as const,
    answerableUntil: new Date(Date.now() - 1_000).toISOString(),
  };
  await service.write(tenantId, old);
  await service.untilStates(tenantId, 'TOO_LATE');
  await service.write(tenantId, { ...thread, channelKind: 'WHATSAPP' as const });
  await service.untilStates(tenantId, 'TOO_LATE', 'ANSWERED');
});
