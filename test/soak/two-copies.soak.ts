import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Deployment, startDeployment } from '../fault/harness/deployment.ts';
import { promised, promisedOnceResent } from '../fault/harness/outcome.ts';
import { cap } from '../fault/scenarios/cap.ts';
import { exactlyOnce } from '../fault/scenarios/exactly-once.ts';
import { failingVendors } from '../fault/scenarios/failing-vendors.ts';
import { foreignLock } from '../fault/scenarios/foreign-lock.ts';
import { frozenReplica } from '../fault/scenarios/frozen-replica.ts';
import { postgresRestarts } from '../fault/scenarios/postgres-restarts.ts';

// Each scenario at full size, on its own product. The figures are printed: they go into the note of the change.
let deployment: Deployment;
beforeEach(async () => {
  deployment = await startDeployment({ copyCount: 2 });
});
afterEach(() => deployment?.stop());

/** Prints a result, and returns it. */
function shown<T>(name: string, result: T): T {
  console.log(name, JSON.stringify(result, null, 1));
  return result;
}

test('1,000 messages of 50 conversations, six kills, two restarts of PostgreSQL: each answered once, in order', async () => {
  const options = { conversationCount: 50, messagesEach: 20, durationMs: 240_000 };
  const { writtenCount, outcome, resent } = shown('exactly once', await exactlyOnce(deployment, options));
  expect(writtenCount).toBe(1000);
  expect(outcome).toEqual({ ...promised, answeredCount: 1000 - outcome.unknown.length, unknown: outcome.unknown });
  expect(resent).toMatchObject({ ...promisedOnceResent, answeredCount: 1000 });
});

test('200 parallel messages under caps that change, with kills: no sample shows more held than the cap in force allows', async () => {
  const { violations, leftReserved, outcome } = shown('cap', await cap(deployment, 200));
  expect(violations).toEqual([]);
  expect(leftReserved).toEqual([]);
  expect(outcome).toEqual({ ...promised, answeredCount: 200 });
});

test.each(['agents', 'channels', 'usage'] as const)(
  'a copy of %s that is frozen for a minute stops no one',
  async (name) => {
    const options = { name, conversationCount: 60, writingMs: 60_000, pauseMs: 4000 };
    const { writtenCount, frozen, thawed } = shown(`frozen ${name}`, await frozenReplica(deployment, options));
    expect(frozen).toEqual({ ...promised, answeredCount: writtenCount });
    expect(thawed).toEqual({ ...promised, answeredCount: writtenCount });
  },
);

test('a foreign lock on the rows of one company, while 100 messages of another are answered', async () => {
  const { beside, isBesideShown, released } = shown('foreign lock', await foreignLock(deployment, 100));
  expect(beside).toEqual({ ...promised, answeredCount: 100 });
  expect(isBesideShown).toBe(true);
  expect(released).toEqual({ ...promised, answeredCount: 100 });
});

test('vendors fail 30 % of the time for a minute: all delivered, none twice', async () => {
  const { writtenCount, outcome } = shown(
    'failing',
    await failingVendors(deployment, { conversationCount: 50, failingMs: 60_000, pauseMs: 4000 }),
  );
  expect(outcome).toEqual({ ...promised, answeredCount: writtenCount });
});

test('PostgreSQL is restarted ten times in a row under traffic, twice over: no conversation is dead', async () => {
  for (let round = 0; round < 2; round += 1) {
    const options = { conversationCount: 60, restartCount: 10, everyMs: 4000, pauseMs: 4000 };
    const { writtenCount, outcome, resent } = shown('restarts', await postgresRestarts(deployment, options));
    expect(outcome).toEqual({
      ...promised,
      answeredCount: writtenCount - outcome.unknown.length,
      unknown: outcome.unknown,
    });
    expect(resent).toMatchObject({ ...promisedOnceResent, answeredCount: writtenCount });
  }
});
