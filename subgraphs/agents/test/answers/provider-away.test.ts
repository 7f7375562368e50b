import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ModelOutcome } from '../../model/model.port.ts';
import type { AgentsService } from '../agents-service.ts';
import { openScriptedService, outcome, type ScriptedService, textsOf } from './scripted-service.ts';

// A provider that fails at no cost, for any length of time: no message waits for it forever, and none is blocked by
// another.
const { answer, away } = outcome;
let scripted: ScriptedService;
let service: AgentsService;
let script: ScriptedService['script'];
beforeAll(async () => {
  scripted = await openScriptedService();
  ({ service, script } = scripted);
});
afterAll(() => service.close());
beforeEach(() => scripted.begin());

const isAsked = (word: string, texts: readonly string[]) => texts.join().includes(word);
/** The state and cause of a company's messages. */
const shown = (tenantId: string) =>
  service.database.query<{ answer_state: string; waiting_cause: string | null; waiting_reason: string | null }>(
    `select answer_state, waiting_cause, waiting_reason from agents.messages where tenant_id = $1 and author = 'CONTACT' order by position`,
    [tenantId],
  );
const untilAside = (tenantId: string) =>
  until(async () => (await shown(tenantId)).map(({ answer_state }) => answer_state).join() === 'SET_ASIDE', 20_000);
/** As if the provider had been failing for these messages for `span`, and they had been retried all that time. */
const haveFailedFor = (tenantId: string, span: string) =>
  service.database.query(
    'update agents.messages set away_count = 50, away_since = now() - $2::interval where tenant_id = $1 and away_count > 0',
    [tenantId, span],
  );

describe('a message for which the provider always fails', () => {
  test('is no longer retried after a day of tries: the contact is notified once, the next is answered, and a member may try again', async () => {
    const { tenantId, operator, write, notices } = await scripted.open();
    script.decide = (call) => (isAsked('POISON', textsOf(call)) ? away : answer());
    const ids = await write('POISON');
    await service.untilStates(tenantId, 'PROVIDER');
    expect((await shown(tenantId))[0]?.answer_state).toBe('WAITING');
    await haveFailedFor(tenantId, '25 hours');
    await untilAside(tenantId);
    expect(await shown(tenantId)).toMatchObject([
      { waiting_cause: 'PROVIDER', waiting_reason: expect.stringMatching(/unavailable.*try again/) },
    ]);
    expect(await notices()).toBe(1);
    await write('When do you open?');
    await service.untilStates(tenantId, 'PROVIDER', 'ANSWERED');
    script.decide = undefined;
    expect(await scripted.resolve(operator, ids, 'TRY_AGAIN')).toMatchObject({ resolvedCount: 1 });
    await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED');
    // The new try has its own day.
    const failed = 'select from agents.messages where tenant_id = $1 and (away_count > 0 or away_since is not null)';
    expect(await service.database.query(failed, [tenantId])).toEqual([]);
    expect(new Set(await scripted.bookings(tenantId))).toEqual(new Set(['nothing', 'completed']));
  });

  test('is no longer retried while the channel still accepts the notice that no answer follows', async () => {
    const { tenantId, thread, notices } = await scripted.open();
    script.decide = () => away;
    const soon = new Date(Date.now() + 20 * 60_000).toISOString();
    await service.write(tenantId, { ...thread, channelKind: 'WHATSAPP' as const, answerableUntil: soon });
    await untilAside(tenantId);
    expect([(await shown(tenantId))[0]?.waiting_cause, await notices(), script.calls.length]).toEqual([
      'PROVIDER',
      1,
      4,
    ]);
  });

  test('keeps none that was written with it from being answered, whichever was first', async () => {
    for (const texts of [
      ['good', 'POISON'],
      ['POISON', 'good'],
      ['good', 'POISON', 'fine'],
    ]) {
      await scripted.begin();
      script.decide = (call) => (isAsked('POISON', textsOf(call)) ? away : answer());
      const { tenantId, pause, write } = await scripted.open();
      await pause('PAUSED');
      await write(...texts.slice(0, -1));
      await service.untilStates(tenantId, ...texts.slice(1).map(() => 'NO_EMPLOYEE'));
      await pause('ACTIVE');
      await write(...texts.slice(-1));
      await service.untilStates(tenantId, ...texts.map((text) => (text === 'POISON' ? 'PROVIDER' : 'ANSWERED')));
    }
  });

  test('is no longer retried after a day also in a lively thread, where each of many is tried seldom', async () => {
    const { tenantId, write, notices } = await scripted.open();
    script.decide = () => away;
    const texts = Array.from({ length: 12 }, (_, index) => `Question ${index}`);
    await write(...texts);
    await service.untilStates(tenantId, ...texts.map(() => 'PROVIDER'));
    await service.database.query(
      `update agents.messages set away_count = 2, away_since = now() - interval '25 hours' + position * interval '1 minute'
       where tenant_id = $1 and away_count > 0`,
      [tenantId],
    );
    await write('A new one');
    const before = script.calls.length;
    await until(
      async () => (await shown(tenantId)).filter(({ answer_state }) => answer_state === 'SET_ASIDE').length === 12,
      15_000,
    );
    expect([(await shown(tenantId)).at(-1)?.answer_state, await notices()]).toEqual([
      expect.stringMatching(/PENDING|WAITING/),
      1,
    ]);
    expect(script.calls.length - before).toBeLessThan(50);
    script.decide = undefined;
    await until(async () => (await shown(tenantId)).at(-1)?.answer_state === 'ANSWERED', 20_000);
  });

  test('is still retried where several were tried together a few times only, with a day between the tries', async () => {
    const { tenantId, pause, write } = await scripted.open();
    script.decide = () => away;
    await pause('PAUSED');
    await write('A', 'B', 'C', 'D');
    await service.untilStates(tenantId, ...Array.from({ length: 4 }, () => 'NO_EMPLOYEE'));
    await pause('ACTIVE');
    await write('E');
    await service.untilStates(tenantId, ...Array.from({ length: 5 }, () => 'PROVIDER'));
    await service.database.query(
      "update agents.messages set away_count = 4, away_since = now() - interval '25 hours' where tenant_id = $1 and away_count > 0",
      [tenantId],
    );
    const before = script.calls.length;
    await until(() => script.calls.length >= before + 3, 20_000);
    script.decide = undefined;
    await service.untilStates(tenantId, ...Array.from({ length: 5 }, () => 'ANSWERED'));
  });

  test('is answered without what was said before, where that is what the provider fails at', async () => {
    const { tenantId, write } = await scripted.open();
    await write('POISON but answered');
    await service.untilStates(tenantId, 'ANSWERED');
    script.decide = (call) => (isAsked('POISON', textsOf(call)) ? away : answer());
    await write('When do you open?');
    await service.untilStates(tenantId, 'ANSWERED', 'ANSWERED');
    expect(textsOf(script.calls.at(-1))).toEqual(['When do you open?']);
  });
});

describe('L5 how long the provider asks us to wait', () => {
  const busy = (retryAfterMs: number): ModelOutcome => ({ ...away, retryAfterMs }) as ModelOutcome;
  const retryAt = async (tenantId: string) =>
    (
      await service.database.query<{ retry_at: Date | null }>(
        'select retry_at from agents.conversations where tenant_id = $1',
        [tenantId],
      )
    )[0]?.retry_at;

  test('is kept by a message that is shown as waiting, too', async () => {
    const { tenantId, write } = await scripted.open();
    script.decide = () => (script.calls.length < 4 ? away : busy(600_000));
    await write('A');
    await service.untilStates(tenantId, 'PROVIDER');
    expect((await retryAt(tenantId))?.getTime()).toBeGreaterThan(Date.now() + 500_000);
    expect(script.calls).toHaveLength(4);
  });

  test('is shown where it is long, from the first time on', async () => {
    const { tenantId, write } = await scripted.open();
    script.decide = () => busy(600_000);
    await write('A');
    await service.untilStates(tenantId, 'PROVIDER');
    expect([(await retryAt(tenantId))?.getTime(), script.calls.length]).toEqual([expect.any(Number), 1]);
  });
});

describe('a member dismisses what is being tried again', () => {
  const answersOf = async (tenantId: string) => (await service.answers(tenantId)).length;

  test('before the model is called: it is not called', async () => {
    const { tenantId, operator, write } = await scripted.open();
    script.outcomes = [away, away, away, away];
    const ids = await write('A');
    await service.untilStates(tenantId, 'PROVIDER');
    const { rules } = service.stubs;
    const { reserve } = rules;
    let isReserved = false;
    rules.reserve = async () => {
      await scripted.resolve(operator, ids, 'DISMISS');
      isReserved = true;
      return 'reserved';
    };
    await until(() => isReserved, 20_000);
    rules.reserve = reserve;
    await until(async () => (await scripted.bookings(tenantId)).length === 5, 20_000);
    expect([new Set(await scripted.bookings(tenantId)), script.calls.length]).toEqual([new Set(['nothing']), 4]);
    await write('B');
    await until(
      async () => (await shown(tenantId)).map(({ answer_state }) => answer_state).join() === 'DISMISSED,ANSWERED',
      20_000,
    );
    expect(textsOf(script.calls.at(-1)).join()).not.toContain('A');
  });

  test('while the model is called, and refuses it: the next message is asked with what was said before', async () => {
    const { tenantId, operator, write } = await scripted.open();
    await write('We met yesterday.');
    await service.untilStates(tenantId, 'ANSWERED');
    const held = Promise.withResolvers<undefined>();
    script.outcomes = [away, away, away, away];
    script.decide = (call) =>
      script.calls.length > 5 && textsOf(call).at(-1) === 'A'
        ? held.promise.then(() => outcome.refused('TEXT'))
        : undefined;
    const ids = await write('A');
    await until(() => script.calls.length === 6, 20_000);
    expect(await scripted.resolve(operator, ids, 'DISMISS')).toMatchObject({ resolvedCount: 1 });
    held.resolve(undefined);
    const startedOver =
      'select from agents.conversations where tenant_id = $1 and remedy is null and failure_count = 0';
    await until(async () => (await scripted.bookings(tenantId)).length === 6, 20_000);
    await until(async () => (await service.database.query(startedOver, [tenantId])).length === 1);
    await write('B');
    await until(async () => (await shown(tenantId)).at(-1)?.answer_state === 'ANSWERED', 20_000);
    expect(textsOf(script.calls.at(-1))).toEqual(['We met yesterday.', 'At nine.', 'B']);
  });

  test('while the model is called: what it says is paid for and not sent, and the next message is answered', async () => {
    const { tenantId, operator, write } = await scripted.open();
    const held = Promise.withResolvers<undefined>();
    script.decide = () =>
      script.calls.length <= 4
        ? away
        : script.calls.length === 5
          ? held.promise.then(() => answer('Too late.'))
          : undefined;
    const ids = await write('A');
    await until(() => script.calls.length === 5, 20_000);
    expect(await scripted.resolve(operator, ids, 'DISMISS')).toMatchObject({ resolvedCount: 1 });
    held.resolve(undefined);
    await until(async () => (await scripted.bookings(tenantId)).length === 5, 20_000);
    expect([(await shown(tenantId))[0]?.answer_state, await answersOf(tenantId)]).toEqual(['DISMISSED', 0]);
    expect(await service.settled(tenantId)).toContainEqual(
      expect.objectContaining({ outcome: 'completed', messageId: null }),
    );
    await write('B');
    await until(
      async () => (await shown(tenantId)).map(({ answer_state }) => answer_state).join() === 'DISMISSED,ANSWERED',
      20_000,
    );
  });
});
