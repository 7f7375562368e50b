import { until } from '@konstruct/kit/testing';
import { entitlementChanged } from '@konstruct/schema/messages';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

// Guarantee 2: in whatever order billing's events arrive, the paused agents are those without a seat under the last
// one.

/**
 * For more or different histories: `HISTORY_COUNT=500 HISTORY_SEED=7`. A failing one is printed with its seed and path.
 */
const count = Number(process.env['HISTORY_COUNT'] ?? 25);
const seed = Number(process.env['HISTORY_SEED'] ?? 20261130);
const employees = 4;

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService();
  await service.start();
});
afterAll(() => service.close());

const word = fc.record({ agentQuota: fc.integer({ min: 0, max: employees + 1 }), mayAnswer: fc.boolean() });

/**
 * Billing's consecutive events, the order in which they arrive, some of them twice, and what members do with agents in
 * the meantime.
 */
const history = fc.array(word, { minLength: 1, maxLength: 6 }).chain((words) => {
  const version = fc.integer({ min: 0, max: words.length - 1 });
  const arrivals = fc
    .array(version, { maxLength: 6 })
    .chain((again) => fc.shuffledSubarray([...words.keys(), ...again], { minLength: words.length + again.length }));
  const act = fc.record({
    verb: fc.constantFrom('pauseAgent', 'resumeAgent'),
    employee: fc.integer({ min: 0, max: employees - 1 }),
  });
  /** Whether the test waits until this event is handled before it publishes the next one. */
  const isLate = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  return fc.record({
    words: fc.constant(words),
    arrivals,
    isLate,
    acts: fc.array(fc.option(act), { minLength: 12, maxLength: 12 }),
  });
});

test(
  `${count} random histories of an entitlement end with the employees paused that the last one leaves without a place`,
  { timeout: 300_000 },
  async () => {
    const { tenantId, operator } = await service.company({ agentQuota: employees });
    const ids: string[] = [];
    for (let index = 0; index < employees; index += 1) ids.push((await service.hire(operator)).agent.id);
    const handled = () => until(async () => (await service.messagesTo(tenantId, 'agents')).length === 0, 20_000);
    let last = 1;

    const property = fc.asyncProperty(history, async ({ words, arrivals, isLate, acts }) => {
      const first = last + 1;
      last += words.length;
      const doing: Promise<unknown>[] = [];
      for (const [at, index] of arrivals.entries()) {
        const { agentQuota = 0, mayAnswer = true } = words[index] ?? {};
        await service.publish(entitlementChanged, tenantId, {
          version: first + index,
          status: 'ACTIVE',
          answerLimit: null,
          agentQuota,
          mayAnswer,
        });
        const act = acts[at];
        if (act)
          doing.push(
            service.ask(operator, `mutation ($id: ID!) { ${act.verb}(input: { id: $id }) { __typename } }`, {
              id: ids[act.employee],
            }),
          );
        if (isLate[at]) await handled();
      }
      await Promise.all([...doing, handled()]);

      const { agentQuota, mayAnswer } = words.at(-1) ?? {};
      const [known] = await service.database.query(
        'select version, agent_quota, may_answer from agents.entitlements where tenant_id = $1',
        [tenantId],
      );
      expect(known).toEqual({ version: last, agent_quota: agentQuota, may_answer: mayAnswer });
      const agents = await service.database.query<{ status: string }>(
        'select status from agents.agents where tenant_id = $1 order by id',
        [tenantId],
      );
      let seats = agentQuota ?? 0;
      // Agents that a member paused need no seat; the oldest of the others get one.
      const right = agents.map(({ status }) =>
        status === 'PAUSED' ? status : (seats -= 1) >= 0 ? 'ACTIVE' : 'PAUSED_BY_PLAN',
      );
      expect(agents.map(({ status }) => status)).toEqual(right);
    });
    await fc.assert(property, {
      numRuns: count,
      seed,
      endOnFailure: true,
      ...(process.env['HISTORY_PATH'] && { path: process.env['HISTORY_PATH'] }),
    });
  },
);
