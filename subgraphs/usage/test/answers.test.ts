import { newId } from '@konstruct/kit/database';
import { testOperator, until } from '@konstruct/kit/testing';
import { runEnded } from '@konstruct/schema/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollUp } from '../rollup/roll-up.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { usageOf } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const at = '2026-11-10T12:00:00.000Z';
const day = { from: '2026-11-10', to: '2026-11-10' };

async function fileOf(tenantId: string, view: string): Promise<Record<string, string>[]> {
  const response = await service.open(
    `/export/usage.csv?${new URLSearchParams({ view, ...day })}`,
    testOperator(tenantId),
  );
  const [head = [], ...rows] = (await response.text())
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

/**
 * Waits until every event of the tenant is rolled up: a transaction in another database of this PostgreSQL holds the
 * mark back.
 */
const rollUpAll = (tenantId: string) =>
  until(async () => {
    await rollUp(service.deps.directory);
    const left = await service.database.query(
      'select from usage.audit_events e, usage_directory.rollup_state s where e.tenant_id = $1 and e.written_xact >= s.below',
      [tenantId],
    );
    return left.length === 0;
  });

const readMark = async () => {
  const [mark] = await service.database.query<{ recounted: string }>(
    'select recounted_below::text as recounted from usage_directory.rollup_state',
  );
  return mark?.recounted;
};
const setMark = (mark: string | undefined) =>
  service.database.query('update usage_directory.rollup_state set recounted_below = $1', [mark]);

/** A run as the agents service of the previous release reports it: its messages have no `isMeasured`. */
const vain = (more = {}) => paidRun({ at, messageId: null, completionTokens: 0, costUsd: '0.0400000000', ...more });

test('F31 M7 eight calls that brought nothing are no answers, neither before nor after they are rolled up, and what they cost is told', async () => {
  const tenantId = newId();
  const agentId = newId();
  const runs = [paidRun({ at, agentId }), ...Array.from({ length: 8 }, () => vain({ agentId }))];
  await service.record(tenantId, runs);
  const counted = {
    answerCount: 1,
    unansweredCount: 8,
    interruptedCount: 0,
    costUsd: '0.3300000000',
    unansweredCostUsd: '0.3200000000',
  };
  const look = async () => {
    const usage = await usageOf(service, tenantId, day);
    for (const groups of [usage.byDay, usage.byAgent, usage.byProvider, usage.byChannel])
      expect(groups).toMatchObject([{ totals: counted }]);
    expect(usage.totals).toMatchObject(counted);
    for (const view of ['employees', 'providers', 'channels', 'days']) {
      const file = { answers: '1', unanswered_calls: '8', interrupted_calls: '0', unanswered_cost_usd: '0.3200000000' };
      expect([view, await fileOf(tenantId, view)]).toMatchObject([view, [file]]);
    }
  };
  await look();
  await rollUp(service.deps.directory);
  await look();
});

test('F31 M7 days that the release before rolled up get their right count, also those that it rolls up while it runs beside', async () => {
  const tenantId = newId();
  await service.moveTenant(tenantId, 'Asia/Tokyo');
  const agentId = newId();
  await rollUp(service.deps.directory);
  /**
   * Rolls up as the previous release does: it counts each completed call as an answer, knows none of the later
   * measures, and moves only its own mark.
   */
  const rollUpAsBefore = async (runs: Parameters<typeof service.record>[1], wrongly: string) => {
    const mark = await readMark();
    await service.record(tenantId, runs);
    await rollUpAll(tenantId);
    for (const table of ['quarter_hours', 'usage_days']) {
      await service.database.query(`update usage.${table} set ${wrongly} where tenant_id = $1`, [tenantId]);
    }
    await setMark(mark);
  };
  const reported = { tokens: 9_000_000, costUsd: '9.0' };
  const counted = async () => (await usageOf(service, tenantId, day)).totals;
  await rollUpAsBefore(
    [paidRun({ at, agentId }), vain({ agentId }), vain({ agentId }), paidRun({ at, agentId, reported })],
    'answer_count = 4, unanswered_count = 0, unanswered_cost_usd = 0, unmeasured_count = 0, unmeasured_cost_usd = 0',
  );
  expect(await counted()).toMatchObject({ answerCount: 4, unansweredCount: 0, unmeasuredCount: 0 });
  await rollUp(service.deps.directory);
  const first = {
    answerCount: 2,
    unansweredCount: 2,
    unansweredCostUsd: '0.0800000000',
    unmeasuredCount: 1,
    costUsd: '0.1000000000',
  };
  expect(await counted()).toMatchObject(first);
  await rollUp(service.deps.directory);
  expect(await counted()).toMatchObject(first);

  await rollUpAsBefore(
    [vain({ agentId, costUsd: '0.01' })],
    'answer_count = 3, unanswered_count = 2, unanswered_cost_usd = 0.08',
  );
  expect(await counted()).toMatchObject({ answerCount: 3, unansweredCount: 2 });
  await rollUp(service.deps.directory);
  expect(await counted()).toMatchObject({ answerCount: 2, unansweredCount: 3, unansweredCostUsd: '0.0900000000' });
  const [quarter] = await service.database.query(
    'select sum(answer_count)::int as answers from usage.quarter_hours where tenant_id = $1',
    [tenantId],
  );
  expect(quarter).toEqual({ answers: 2 });
});

const usageOfMessage = async (tenantId: string, id: string | null | undefined) => {
  const fields = 'usage { promptTokens completionTokens costUsd isPriced isMeasured reportedUsd }';
  const reference = { __typename: 'Message', id };
  return (await service.entity<{ usage: object }>(testOperator(tenantId), reference, fields)).usage;
};

test('L9 a call of a known price without usage is priced and not measured, in the message, the totals and the file', async () => {
  const tenantId = newId();
  const unmeasured = paidRun({
    at,
    isMeasured: false,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    costUsd: '0.0500000000',
  });
  await service.record(tenantId, [paidRun({ at, isMeasured: true }), unmeasured]);
  expect(await usageOfMessage(tenantId, unmeasured.messageId)).toEqual({
    promptTokens: '0',
    completionTokens: '0',
    costUsd: '0.0500000000',
    isPriced: true,
    isMeasured: false,
    reportedUsd: null,
  });
  for (let turn = 0; turn < 2; turn += 1) {
    expect((await usageOf(service, tenantId, day)).totals).toMatchObject({
      answerCount: 2,
      promptTokens: '100',
      unpricedCostUsd: '0.0000000000',
      unmeasuredCount: 1,
      unmeasuredCostUsd: '0.0500000000',
    });
    expect(await fileOf(tenantId, 'days')).toMatchObject([
      { unmeasured_calls: '1', unmeasured_cost_usd: '0.0500000000' },
    ]);
    await rollUp(service.deps.directory);
  }
  const [event] = (await fileOf(tenantId, 'events')).filter(({ event_id }) => event_id === unmeasured.runId);
  expect(event).toMatchObject({
    is_priced: 'true',
    is_measured: 'false',
    prompt_tokens: '0',
    cost_usd: '0.0500000000',
  });
});

test('L9 a message of the release before is read, and shown as it was: measured where the call was completed and its report believed', async () => {
  const tenantId = newId();
  const runs = [
    paidRun({ at, isPriced: false }),
    paidRun({ at, isPriced: false, reported: { tokens: 9_000_000, costUsd: '9.0' } }),
    paidRun({ at, outcome: 'interrupted' }),
  ];
  for (const run of runs) {
    const read = runEnded.schema.parse(run);
    if (read.outcome !== 'released') await service.record(tenantId, [read]);
  }
  const shown = await Promise.all(runs.map(({ messageId }) => usageOfMessage(tenantId, messageId)));
  expect(shown).toMatchObject([{ isMeasured: true }, { isMeasured: false }, { isMeasured: false }]);
});
