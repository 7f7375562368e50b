import { newId } from '@konstruct/kit/database';
import { testJob } from '@konstruct/kit/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createAcceptOnce } from '../inbox/accept-once.ts';
import { createBacklog, mostWaiting } from '../inbox/backlog.ts';
import { oneByOne } from '../inbox/process-account.ts';
import type { EventProcessor } from '../inbox/process-inbox.job.ts';
import { handleSweepInbox } from '../inbox/sweep-inbox.job.ts';
import { openInbox } from './open-inbox.ts';

const { database: db, deps, withProcessors, processing, rows, jobs, deliver, close } = await openInbox();
const { directory } = deps;
beforeEach(() => db.query('delete from pgboss.job'));
afterAll(close);

const job = testJob();
/** A job tried so often that a failing event is skipped. */
const lateJob = testJob({ attempt: 6 });

/** Records the words that it processes; it cannot process text that contains `bad`. */
function words(note: string | null = null): EventProcessor & { readonly processed: string[] } {
  const processed: string[] = [];
  return {
    processed,
    process: (_deps, batch) =>
      oneByOne(batch, async ({ body }) => {
        const text = Buffer.from(body).toString('utf8');
        if (text === '' || text.includes('bad')) throw new Error('It is bad.');
        processed.push(text);
        return note;
      }),
  };
}

test('of events that come together, ids tell which came first, whatever the vendor calls them; each account gets one job', async () => {
  const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
  const names = ['m', 'z', 'c', 'a'];
  const accept = (externalId: string) =>
    acceptOnce({
      source: 'order',
      account: externalId < 'm' ? 'early' : 'late',
      externalId,
      body: Buffer.from(externalId),
      receivedAt: new Date(),
    });
  expect(await Promise.all([...names, ...names].map(accept))).toEqual(Array(8).fill(true));
  expect((await rows('order')).map(({ external_id: name }) => name)).toEqual(names);
  const bodies = await db.query<{ body: Buffer }>(
    "select body from channels_directory.inbox where source = 'order' order by id",
  );
  expect(bodies.map(({ body }) => body.toString('utf8'))).toEqual(names);
  expect(await jobs()).toEqual([{ account: 'early', waits: false }, { account: 'late', waits: false }]); // prettier-ignore
});

test('one that cannot be processed spoils neither its account nor others, and is asked for again', async () => {
  const source = words();
  await deliver('spoilt', ['a1', 'a bad one', 'a2', '', 'a3']);
  await deliver('spoilt', ['b1'], 'another');
  await processing({ spoilt: source }).run({ source: 'spoilt', account: 'one' }, lateJob);
  expect(source.processed).toEqual(['a1', 'a2', 'a3']);
  expect((await rows('spoilt')).map(({ is_processed: is, failures }) => [is, failures])).toEqual([
    ...[[true, 0] as const, [false, 1] as const, [true, 0] as const, [false, 1] as const, [true, 0] as const],
    ...[[false, 0] as const],
  ]);
  expect(await jobs()).toEqual([{ account: 'one', waits: true }]);
});

test('several that fail together, and one that failed before others came, are each tried again when it is time', async () => {
  const source = words();
  await deliver('again', ['a bad one', 'a bad other']);
  let now = new Date();
  const { run } = processing({ again: source }, () => now);
  const payload = { source: 'again', account: 'one' };
  await run(payload, lateJob);
  expect(await jobs()).toEqual([{ account: 'one', waits: true }]);

  // A new event makes the waiting job run at once, for that event alone.
  await db.query('delete from pgboss.job');
  await db.query(
    `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
     values ($1, 'again', 'one', 'new', 'a new one', now(), 0, now())`,
    [newId()],
  );
  await run(payload, lateJob);
  expect(source.processed).toEqual(['a new one']);
  expect(await jobs()).toEqual([{ account: 'one', waits: true }]);

  await db.query("update channels_directory.inbox set body = 'well' where source = 'again' and promoted_at is null");
  now = new Date(now.getTime() + 60_000);
  await run(payload, lateJob);
  expect(source.processed).toEqual(['a new one', 'well', 'well']);
});

test('what fails is left alone for a while, tried again, and at last moved to the dead-letter queue with its body', async () => {
  const source = words();
  await deliver('late', ['bad']);
  let now = Date.now();
  const { run } = processing({ late: source }, () => new Date(now));
  const stateOfLate = async () => (await rows('late'))[0];
  const payload = { source: 'late', account: 'one' };
  await run(payload, lateJob);
  expect(await jobs()).toEqual([{ account: 'one', waits: true }]);
  await run(payload, lateJob);
  expect(await stateOfLate()).toMatchObject({ failures: 1, is_aside: false });
  for (let tries = 2; tries <= 12; tries += 1) {
    now += 3_600_000;
    await run(payload, lateJob);
  }
  expect(await stateOfLate()).toMatchObject({ failures: 12, is_aside: true, is_processed: false });
  const kept = await db.query("select from channels_directory.inbox where source = 'late' and body is not null");
  expect(kept).toHaveLength(1);
});

test('an account that sends much is processed a batch a turn, in order, and asks for its next turn', async () => {
  const source = words();
  const texts = Array.from({ length: 120 }, (_, index) => `a${index}`);
  await deliver('much', texts);
  const { run } = processing({ much: source });
  await run({ source: 'much', account: 'one' }, job);
  expect(source.processed).toEqual(texts.slice(0, 50));
  expect(await jobs()).toEqual([{ account: 'one', waits: false }]);
  await run({ source: 'much', account: 'one' }, job);
  await run({ source: 'much', account: 'one' }, job);
  expect(source.processed).toEqual(texts);
});

test('what is large is taken alone, and the rest after it', async () => {
  const source = words();
  await deliver('large', ['a', 'b', 'c']);
  await db.query(
    "update channels_directory.inbox set body = decode(repeat('61', 9000000), 'hex') where external_id = 'large one 0'",
  );
  const sizes: number[] = [];
  const measured: EventProcessor = {
    process: (ofService, batch) => (sizes.push(batch.events.length), source.process(ofService, batch)),
  };
  const { run } = processing({ large: measured });
  await run({ source: 'large', account: 'one' }, job);
  expect(await jobs()).toEqual([{ account: 'one', waits: false }]);
  await run({ source: 'large', account: 'one' }, job);
  expect(sizes).toEqual([1, 2]);
  expect(source.processed.map(({ length }) => length)).toEqual([9_000_000, 1, 1]);
});

test('a note that quotes what no database keeps is kept without it, and spoils nothing', async () => {
  await deliver('quoted', ['a1', 'b1']);
  const source = words(`events of type \0${'x'.repeat(1000)} and \ud800 are not used`);
  await processing({ quoted: source }).run({ source: 'quoted', account: 'one' }, job);
  const seen = await rows('quoted');
  expect(seen.map(({ is_processed: is }) => is)).toEqual([true, true]);
  expect(seen[0]?.note).toMatch(/^events of type x{100}/);
});

test('a source that is not known here waits', async () => {
  await deliver('unknown', ['a1']);
  await processing({ other: words() }).run({ source: 'unknown', account: 'one' }, job);
  expect(await rows('unknown')).toMatchObject([{ is_processed: false, failures: 0 }]);
});

test('what waits without a job is found by the sweep', async () => {
  await deliver('lost', ['a1'], 'forgotten');
  await db.query("update channels_directory.inbox set received_at = now() - interval '1 minute' where source = 'lost'");
  await handleSweepInbox(withProcessors({ lost: words() })).run({}, job);
  expect((await jobs()).map(({ account }) => account)).toContain('forgotten');
});

test('H6 an account whose inbox is full is told to deliver again later, another account is not', async () => {
  await db.query(
    `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
     select gen_random_uuid(), 'full', 'flood', 'flood' || n, 'x', now(), 0, now() from generate_series(1, $1::int) n`,
    [mostWaiting + 1],
  );
  const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
  const accept = (account: string, n: number) =>
    acceptOnce({
      source: 'full',
      account,
      externalId: `${account} more ${n}`,
      body: Buffer.from('x'),
      receivedAt: new Date(),
    });
  const answers: boolean[] = [];
  for (let n = 0; n < 400; n += 1) answers.push(await accept('flood', n));
  expect(answers.at(-1)).toBe(false);
  expect(answers.filter(Boolean).length).toBeLessThan(201);
  expect(await accept('quiet', 1)).toBe(true);
});
