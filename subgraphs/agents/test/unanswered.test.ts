import type { Actor } from '@konstruct/kit/identity';
import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ModelCall, ModelOutcome } from '../runtime/model.port.ts';
import { type House, openHouse } from './house.ts';

// The loop, with a model that ends as a test says. How vendors’ answers are read, `model/endings.test.ts` holds.
let house: House;
let calls: ModelCall[] = [];
let outcomes: ModelOutcome[] = [];
let decide: ((call: ModelCall) => ModelOutcome | undefined) | undefined;

const tokens = { prompt: 100, completion: 10, cached: 0, cacheWritten: 0 };
const answer = (text = 'At nine.'): ModelOutcome => ({ kind: 'answered', text, isCut: false, tokens });
const vain = (ending: Extract<ModelOutcome, { kind: 'vain' }>['ending'], more: object = {}): ModelOutcome => ({
  kind: 'vain',
  ...{ ending, tokens, isFree: false, complaint: 'It ended so.' },
  ...more,
});
const refused = (about: Extract<ModelOutcome, { kind: 'refused' }>['about']): ModelOutcome => ({
  kind: 'refused',
  about,
  complaint: 'No.',
});

beforeAll(async () => {
  house = await openHouse({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '10' });
  await house.start({
    model: {
      async call(call) {
        calls.push(call);
        return decide?.(call) ?? outcomes.shift() ?? answer();
      },
    },
  });
});
afterAll(() => house.close());
beforeEach(() => {
  [calls, outcomes, decide] = [[], [], undefined];
});

async function untilStates(tenantId: string, ...expected: string[]) {
  let states: string[] = [];
  await until(async () => {
    states = await house.states(tenantId);
    return states.join() === expected.join();
  }, 20_000).catch(() => expect(states).toEqual(expected));
}
const asked = ({ prompt }: ModelCall) => prompt.turns.map(({ text }) => text);

async function open() {
  const { tenantId, operator } = await house.company();
  await house.hire(operator);
  const thread = { channelId: newId(), contactId: newId(), threadKey: 'a' };
  const write = async (...texts: string[]) => {
    const bodies = await house.write(tenantId, ...texts.map((text) => ({ ...thread, text })));
    return bodies.map(({ messageId }) => messageId);
  };
  const notices = async () => (await house.answers(tenantId)).filter(({ text }) => text.includes('could not answer')).length;
  return { tenantId, operator, write, notices, thread };
}
const outcomesOf = async (tenantId: string) =>
  (await house.settled(tenantId)).map(({ outcome, costUsd }) => (costUsd === '0' ? 'nothing' : outcome));

const decideOn = `mutation ($input: ResolveWaitingMessagesInput!) { resolveWaitingMessages(input: $input) {
  ... on ResolveWaitingMessagesSuccess { resolvedCount } ... on ValidationError { issues { path code } } } }`;
const resolve = async (operator: Actor, messageIds: string[], resolution: string, idempotencyKey: string = newId()) =>
  (await house.ask<{ resolveWaitingMessages: object }>(operator, decideOn, { input: { messageIds, resolution, idempotencyKey } }))
    .resolveWaitingMessages;

describe('F5, H2 a call that brings no answer', () => {
  test.each(['TOOL_CALL', 'NO_ROOM', 'EMPTY', 'UNREADABLE'] as const)(
    'is made twice at the most where it ended as %s; then the message is set aside, the contact told once, and the next is answered',
    async (ending) => {
      const { tenantId, write, notices } = await open();
      outcomes = [vain(ending), vain(ending)];
      await write('Where are you?');
      await untilStates(tenantId, 'NO_ANSWER');
      expect([calls.length, await notices()]).toEqual([2, 1]);
      expect(await outcomesOf(tenantId)).toEqual(['completed', 'completed']);
      expect(calls[1]?.maxOutputTokens).toBeGreaterThanOrEqual(calls[0]?.maxOutputTokens ?? Infinity);
      await write('When do you open?');
      await untilStates(tenantId, 'NO_ANSWER', 'ANSWERED');
      expect(asked(calls[2] as ModelCall).join()).not.toContain('Where are you?');
    },
  );

  test.each(['REFUSED', 'FILTERED'] as const)('is not made again where it ended as %s', async (ending) => {
    const { tenantId, write, notices } = await open();
    outcomes = [vain(ending)];
    await write('How do I pick a lock?');
    await untilStates(tenantId, 'REFUSED');
    expect([calls.length, await notices()]).toEqual([1, 1]);
  });

  test('F6 is booked at nothing where the vendor says that it is free, and as reported where it says what it cost', async () => {
    const { tenantId, write } = await open();
    outcomes = [vain('FILTERED', { isFree: true, tokens: null })];
    await write('A');
    await untilStates(tenantId, 'REFUSED');
    expect(await outcomesOf(tenantId)).toEqual(['nothing']);
    outcomes = [vain('REFUSED')];
    await write('B');
    await untilStates(tenantId, 'REFUSED', 'REFUSED');
    expect((await house.settled(tenantId))[1]).toMatchObject({
      promptTokens: 100,
      completionTokens: 10,
      outcome: 'completed',
      messageId: null,
    });
  });

  test('a call that was cut off is costed, and made twice at the most', async () => {
    const { tenantId, write } = await open();
    const lost: ModelOutcome = { kind: 'unavailable', mayBePaid: true, complaint: 'It did not answer in time', retryAfterMs: null };
    outcomes = [lost, lost];
    await write('A');
    await untilStates(tenantId, 'NO_ANSWER');
    expect([calls.length, await outcomesOf(tenantId)]).toEqual([2, ['interrupted', 'interrupted']]);
  });

  test('tries that cost nothing, as while the provider is away, do not count', async () => {
    const { tenantId, write } = await open();
    const away: ModelOutcome = { kind: 'unavailable', mayBePaid: false, complaint: 'It answered with status 503.', retryAfterMs: null };
    outcomes = [away, away, away, vain('EMPTY')];
    await write('A');
    await untilStates(tenantId, 'ANSWERED');
    expect(calls).toHaveLength(5);
  });
});

describe('F7 a message that is refused for what it says', () => {
  test('is found among those that were asked together: the others are answered', async () => {
    const { tenantId, write, notices } = await open();
    decide = (call) => (asked(call).join().includes('BAD') ? refused('TEXT') : answer());
    await house.database.query(`update agents.agents set status = 'PAUSED' where tenant_id = $1`, [tenantId]);
    await write('first BAD', 'second', 'third');
    await untilStates(tenantId, 'NO_EMPLOYEE', 'NO_EMPLOYEE', 'NO_EMPLOYEE');
    await house.database.query(`update agents.agents set status = 'ACTIVE' where tenant_id = $1`, [tenantId]);
    await write('fourth');
    await untilStates(tenantId, 'REFUSED', 'ANSWERED', 'ANSWERED', 'ANSWERED');
    expect(await notices()).toBe(1);
    expect((await outcomesOf(tenantId)).filter((outcome) => outcome === 'completed')).toHaveLength(3);
  });

  test('is asked alone once where it may be what was said before that is refused', async () => {
    const { tenantId, write } = await open();
    await write('BAD but answered');
    await untilStates(tenantId, 'ANSWERED');
    decide = (call) => (asked(call).join().includes('BAD') ? refused('TEXT') : answer());
    await write('When do you open?');
    await untilStates(tenantId, 'ANSWERED', 'ANSWERED');
    expect(calls.map(asked).slice(1)).toEqual([
      [expect.stringContaining('BAD'), expect.anything(), expect.anything()],
      ['When do you open?'],
    ]);
  });
});

test('F17 what is too long is asked with less, then alone, and set aside with what to shorten', async () => {
  const { tenantId, write } = await open();
  await write('Hello');
  await untilStates(tenantId, 'ANSWERED');
  outcomes = [refused('LENGTH'), refused('LENGTH'), refused('LENGTH')];
  await write('When do you open?');
  await untilStates(tenantId, 'ANSWERED', 'TOO_LONG');
  expect(calls).toHaveLength(4);
  expect(asked(calls[3] as ModelCall)).toEqual(['When do you open?']);
  expect((await outcomesOf(tenantId)).slice(1)).toEqual(['nothing', 'nothing', 'nothing']);
});

test('a model that is not there is not asked again until the employee changes', async () => {
  const { tenantId, operator, write } = await open();
  outcomes = [refused('MODEL')];
  await write('A');
  await untilStates(tenantId, 'PROVIDER');
  await house.database.query('update agents.conversations set retry_at = now() where tenant_id = $1 and retry_at is not null', [tenantId]);
  expect(calls).toHaveLength(1);
  const [{ id } = { id: '' }] = await house.database.query<{ id: string }>('select id from agents.agents where tenant_id = $1', [tenantId]);
  const update = 'mutation ($id: ID!) { updateAgent(input: { id: $id, role: "Desk", basedOnVersion: 1 }) { __typename } }';
  await house.ask(operator, update, { id });
  await untilStates(tenantId, 'ANSWERED');
});

test('L6 an answer that the channel takes no more is not asked for', async () => {
  const { tenantId, thread, notices } = await open();
  const old = { ...thread, channelKind: 'WHATSAPP' as const, answerableUntil: new Date(Date.now() - 1_000).toISOString() };
  await house.write(tenantId, old);
  await untilStates(tenantId, 'TOO_LATE');
  expect([calls.length, await notices()]).toEqual([0, 0]);
  await house.write(tenantId, { ...old, answerableUntil: new Date(Date.now() + 60_000).toISOString() });
  await untilStates(tenantId, 'TOO_LATE', 'ANSWERED');
});

test('F16 an answer that was cut off is marked', async () => {
  const { tenantId, write } = await open();
  outcomes = [{ kind: 'answered', text: 'We open at nine.', isCut: true, tokens }];
  await write('A');
  await untilStates(tenantId, 'ANSWERED');
  const rows = await house.database.query(`select is_cut from agents.messages where tenant_id = $1 and author = 'AGENT'`, [tenantId]);
  expect(rows).toEqual([{ is_cut: true }]);
});

describe('resolveWaitingMessages', () => {
  test('dismisses and tries again what was set aside, once per key', async () => {
    const { tenantId, operator, write } = await open();
    outcomes = [vain('REFUSED')];
    const ids = await write('A');
    await untilStates(tenantId, 'REFUSED');
    expect(await resolve(operator, ids, 'DISMISS')).toEqual({ resolvedCount: 1 });
    const state = async () =>
      (await house.database.query('select answer_state from agents.messages where tenant_id = $1 and position = 1', [tenantId]))[0];
    expect(await state()).toEqual({ answer_state: 'DISMISSED' });
    const key = newId();
    outcomes = [vain('REFUSED')];
    expect(await resolve(operator, ids, 'TRY_AGAIN', key)).toEqual({ resolvedCount: 1 });
    await until(async () => calls.length === 2);
    await untilStates(tenantId, 'REFUSED');
    expect(await resolve(operator, ids, 'TRY_AGAIN', key)).toEqual({ resolvedCount: 1 });
    expect(await state()).toEqual({ answer_state: 'SET_ASIDE' });
    expect(await resolve(operator, ids, 'TRY_AGAIN')).toEqual({ resolvedCount: 1 });
    await untilStates(tenantId, 'ANSWERED');
    expect(await resolve(operator, ids, 'DISMISS')).toEqual({ resolvedCount: 0 });
    expect(calls).toHaveLength(3);
  });

  test('refuses too many and none, and leaves messages of other companies as they are', async () => {
    const { tenantId, write } = await open();
    outcomes = [vain('REFUSED')];
    const ids = await write('A');
    await untilStates(tenantId, 'REFUSED');
    const other = await open();
    expect(await resolve(other.operator, ids, 'DISMISS')).toEqual({ resolvedCount: 0 });
    expect(await resolve(other.operator, [], 'DISMISS')).toMatchObject({ issues: [{ path: ['input', 'messageIds'] }] });
    await untilStates(tenantId, 'REFUSED');
  });
});
