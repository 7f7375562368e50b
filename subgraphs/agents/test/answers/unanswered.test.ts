import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgentsService } from '../agents-service.ts';
import { openScriptedService, outcome, type ScriptedService, textsOf } from './scripted-service.ts';

// The loop, with a model whose outcomes the test scripts. The tests in `model/answer` cover how vendors' responses are
// read.
const { answer, vain, refused, away, lost } = outcome;
let scripted: ScriptedService;
let service: AgentsService;
let script: ScriptedService['script'];
beforeAll(async () => {
  scripted = await openScriptedService();
  ({ service, script } = scripted);
});
afterAll(() => service.close());
beforeEach(() => scripted.begin());
const untilStates: AgentsService['untilStates'] = (...given) => service.untilStates(...given);
const open: ScriptedService['open'] = () => scripted.open();
const bookings: ScriptedService['bookings'] = (tenantId) => scripted.bookings(tenantId);
const resolve: ScriptedService['resolve'] = (...given) => scripted.resolve(...given);

describe('F5, H2 a call that brings no answer', () => {
  test.each(['TOOL_CALL', 'NO_ROOM', 'EMPTY', 'UNREADABLE'] as const)(
    'is made twice at the most where it ended as %s; then the message is no longer retried, the contact is notified once, and the next is answered',
    async (ending) => {
      const { tenantId, write, notices } = await open();
      script.outcomes = [vain(ending), vain(ending)];
      await write('Where are you?');
      await untilStates(tenantId, 'NO_ANSWER');
      expect([script.calls.length, await notices()]).toEqual([2, 1]);
      expect(await bookings(tenantId)).toEqual(['completed', 'completed']);
      expect(script.calls[1]?.maxOutputTokens).toBeGreaterThanOrEqual(script.calls[0]?.maxOutputTokens ?? Infinity);
      await write('When do you open?');
      await untilStates(tenantId, 'NO_ANSWER', 'ANSWERED');
      expect(textsOf(script.calls[2]).join()).not.toContain('Where are you?');
    },
  );

  test.each(['REFUSED', 'FILTERED'] as const)('is not made again where it ended as %s', async (ending) => {
    const { tenantId, write, notices } = await open();
    script.outcomes = [vain(ending)];
    await write('How do I pick a lock?');
    await untilStates(tenantId, 'REFUSED');
    expect([script.calls.length, await notices()]).toEqual([1, 1]);
  });

  test('F6 is booked at nothing where the vendor says that it is free, and as reported where it says what it cost', async () => {
    const { tenantId, write } = await open();
    script.outcomes = [vain('FILTERED', { isFree: true, tokens: null })];
    await write('A');
    await untilStates(tenantId, 'REFUSED');
    expect(await bookings(tenantId)).toEqual(['nothing']);
    script.outcomes = [vain('REFUSED')];
    await write('B');
    await untilStates(tenantId, 'REFUSED', 'REFUSED');
    expect((await service.settled(tenantId))[1]).toMatchObject({
      promptTokens: 100,
      completionTokens: 10,
      outcome: 'completed',
      messageId: null,
    });
  });

  test('a call that was cut off is costed, and made twice at the most', async () => {
    const { tenantId, write } = await open();
    script.outcomes = [lost, lost];
    await write('A');
    await untilStates(tenantId, 'NO_ANSWER');
    expect([script.calls.length, await bookings(tenantId)]).toEqual([2, ['interrupted', 'interrupted']]);
  });

  test('tries that cost nothing, as while the provider is away, do not count', async () => {
    const { tenantId, write } = await open();
    script.outcomes = [away, away, away, vain('EMPTY')];
    await write('A');
    await untilStates(tenantId, 'ANSWERED');
    expect(script.calls).toHaveLength(5);
  });
});

describe('F7 a message that is refused for what it says', () => {
  test('is found among those that were asked together: the others are answered', async () => {
    const { tenantId, write, notices, pause } = await open();
    script.decide = (call) => (textsOf(call).join().includes('BAD') ? refused('TEXT') : answer());
    await pause('PAUSED');
    await write('first BAD', 'second', 'third');
    await untilStates(tenantId, 'NO_EMPLOYEE', 'NO_EMPLOYEE', 'NO_EMPLOYEE');
    await pause('ACTIVE');
    await write('fourth');
    await untilStates(tenantId, 'REFUSED', 'ANSWERED', 'ANSWERED', 'ANSWERED');
    expect(await notices()).toBe(1);
    expect((await bookings(tenantId)).filter((outcome) => outcome === 'completed')).toHaveLength(3);
  });

  test('is asked alone once where it may be what was said before that is refused', async () => {
    const { tenantId, write } = await open();
    await write('BAD but answered');
    await untilStates(tenantId, 'ANSWERED');
    script.decide = (call) => (textsOf(call).join().includes('BAD') ? refused('TEXT') : answer());
    await write('When do you open?');
    await untilStates(tenantId, 'ANSWERED', 'ANSWERED');
    expect(script.calls.map(textsOf).slice(1)).toEqual([
      [expect.stringContaining('BAD'), expect.anything(), expect.anything()],
      ['When do you open?'],
    ]);
  });
});

test('F17 what is too long is asked with less, then alone, and no longer retried, with what to shorten', async () => {
  const { tenantId, write } = await open();
  await write('Hello '.repeat(50));
  await untilStates(tenantId, 'ANSWERED');
  script.outcomes = [refused('LENGTH'), refused('LENGTH'), refused('LENGTH')];
  await write('When do you open?');
  await untilStates(tenantId, 'ANSWERED', 'TOO_LONG');
  expect(script.calls).toHaveLength(4);
  expect(textsOf(script.calls[3])).toEqual(['When do you open?']);
  expect((await bookings(tenantId)).slice(1)).toEqual(['nothing', 'nothing', 'nothing']);
});

test('a model that is not there is not asked again until the employee changes', async () => {
  const { tenantId, operator, write } = await open();
  script.outcomes = [refused('MODEL')];
  await write('A');
  await untilStates(tenantId, 'PROVIDER');
  await service.database.query(
    'update agents.conversations set retry_at = now() where tenant_id = $1 and retry_at is not null',
    [tenantId],
  );
  expect(script.calls).toHaveLength(1);
  const [{ id } = { id: '' }] = await service.database.query<{ id: string }>(
    'select id from agents.agents where tenant_id = $1',
    [tenantId],
  );
  const update =
    'mutation ($id: ID!) { updateAgent(input: { id: $id, role: "Desk", basedOnVersion: 1 }) { __typename } }';
  await service.ask(operator, update, { id });
  await untilStates(tenantId, 'ANSWERED');
});

test('L6 an answer that the channel takes no more is not asked for', async () => {
  const { tenantId, thread, notices } = await open();
  const old = {
    ...thread,
    channelKind: 'WHATSAPP' as const,
    answerableUntil: new Date(Date.now() - 1_000).toISOString(),
  };
  await service.write(tenantId, old);
  await untilStates(tenantId, 'TOO_LATE');
  expect([script.calls.length, await notices()]).toEqual([0, 0]);
  await service.write(tenantId, { ...old, answerableUntil: new Date(Date.now() + 60_000).toISOString() });
  await untilStates(tenantId, 'TOO_LATE', 'ANSWERED');
});

test('F16 an answer that was cut off is marked', async () => {
  const { tenantId, write } = await open();
  script.outcomes = [answer('We open at nine.', true)];
  await write('A');
  await untilStates(tenantId, 'ANSWERED');
  const rows = await service.database.query(
    `select is_cut from agents.messages where tenant_id = $1 and author = 'AGENT'`,
    [tenantId],
  );
  expect(rows).toEqual([{ is_cut: true }]);
});

describe('resolveWaitingMessages', () => {
  test('dismisses and tries again what is no longer retried, once per key', async () => {
    const { tenantId, operator, write } = await open();
    script.outcomes = [vain('REFUSED')];
    const ids = await write('A');
    await untilStates(tenantId, 'REFUSED');
    expect(await resolve(operator, ids, 'DISMISS')).toMatchObject({ resolvedCount: 1 });
    const state = async () =>
      (
        await service.database.query('select answer_state from agents.messages where tenant_id = $1 and position = 1', [
          tenantId,
        ])
      )[0];
    expect(await state()).toEqual({ answer_state: 'DISMISSED' });
    const key = newId();
    script.outcomes = [vain('REFUSED')];
    expect(await resolve(operator, ids, 'TRY_AGAIN', key)).toMatchObject({ resolvedCount: 1 });
    await until(async () => script.calls.length === 2);
    await untilStates(tenantId, 'REFUSED');
    expect(await resolve(operator, ids, 'TRY_AGAIN', key)).toMatchObject({ resolvedCount: 1 });
    expect(await state()).toEqual({ answer_state: 'SET_ASIDE' });
    expect(await resolve(operator, ids, 'TRY_AGAIN')).toMatchObject({ resolvedCount: 1 });
    await untilStates(tenantId, 'ANSWERED');
    expect(await resolve(operator, ids, 'DISMISS')).toMatchObject({ resolvedCount: 0 });
    expect(script.calls).toHaveLength(3);
  });

  test('refuses too many and none, and leaves messages of other companies as they are', async () => {
    const { tenantId, write } = await open();
    script.outcomes = [vain('REFUSED')];
    const ids = await write('A');
    await untilStates(tenantId, 'REFUSED');
    const other = await open();
    expect(await resolve(other.operator, ids, 'DISMISS')).toMatchObject({ resolvedCount: 0 });
    expect(await resolve(other.operator, [], 'DISMISS')).toMatchObject({ issues: [{ path: ['input', 'messageIds'] }] });
    await untilStates(tenantId, 'REFUSED');
  });
});
