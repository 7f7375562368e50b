import { type Directory, newId, openDirectory } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database as tables } from '../database.ts';
import { createAcceptOnce } from '../inbox/accept-once.ts';
import { createAskForPromotion } from '../inbox/ask-for-promotion.ts';
import type { Promotion } from '../inbox/promote-events.ts';
import { createPromoteInbox } from '../inbox/promote-inbox.job.ts';

// The inbox by itself: nothing runs but what a test calls.
let db: TestDatabase;
let directory: Directory;
beforeAll(async () => {
  db = await createTestDatabase();
  directory = await openDirectory(tables, db.connection);
});
afterAll(async () => {
  await directory.close();
  await db.drop();
});

const log = createLogger({ name: 'channels', level: 'silent' });
const job = { id: '1', attempt: 1, isLast: false, signal: new AbortController().signal };
const promoting = (sources: Record<string, Promotion>, now = () => new Date()) => createPromoteInbox({ directory, sources, now, log });

interface Row {
  readonly external_id: string;
  readonly is_promoted: boolean;
  readonly failures: number;
  readonly is_aside: boolean;
  readonly note: string | null;
}
const rows = (source: string) =>
  db.query<Row>(
    `select external_id, promoted_at is not null and body is null as is_promoted, failures, set_aside_at is not null as is_aside, note
     from channels_directory.inbox where source = $1 order by id`,
    [source],
  );

/** Delivers events whose bodies are these words. */
async function deliver(source: string, words: readonly string[]): Promise<void> {
  const events = words.map((body, index) => ({ id: newId(), external_id: `${source}${index}`, body }));
  await db.query(
    `insert into channels_directory.inbox (id, source, external_id, body, received_at, failures, created_at)
     select id, $1, external_id, convert_to(body, 'utf8'), now(), 0, now()
     from json_to_recordset($2::json) as e(id uuid, external_id text, body text)`,
    [source, JSON.stringify(events)],
  );
}

/** Reads words, groups them by their first sign, and writes down what it promotes; it cannot promote what contains `bad`. */
function words(note: string | null = null): Promotion<string> & { readonly promoted: string[] } {
  const promoted: string[] = [];
  return {
    promoted,
    read(body) {
      const text = Buffer.from(body).toString('utf8');
      if (text === '') throw new Error('There is nothing to read.');
      return text;
    },
    groupOf: (text) => text.charAt(0),
    async promote(_group, texts) {
      await db.query('select pg_sleep(0.01)');
      if (texts.some((text) => text.includes('bad'))) throw new Error('It is bad.');
      promoted.push(...texts);
      return texts.map(() => note);
    },
  };
}

test('of events that come together, ids tell which came first, whatever the vendor calls them', async () => {
  const acceptOnce = createAcceptOnce({ directory, askForPromotion: () => undefined });
  const names = ['m', 'z', 'c', 'a'];
  const accept = (externalId: string) => acceptOnce({ source: 'order', externalId, body: Buffer.from(externalId), receivedAt: new Date() });
  await Promise.all(names.map(accept));
  expect((await rows('order')).map(({ external_id: name }) => name)).toEqual(names);
  const bodies = await db.query<{ body: Buffer }>("select body from channels_directory.inbox where source = 'order' order by id");
  expect(bodies.map(({ body }) => body.toString('utf8'))).toEqual(names);
});

test('one that cannot be read and one that cannot be promoted spoil neither their group nor the others', async () => {
  const source = words();
  await deliver('spoilt', ['a1', 'a bad one', 'a2', '', 'b1', 'a3']);
  await promoting({ spoilt: source })({}, job);
  expect(source.promoted.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(source.promoted).toContain('b1');
  expect((await rows('spoilt')).map(({ is_promoted: is, failures }) => [is, failures])).toEqual([
    ...[[true, 0] as const, [false, 1] as const, [true, 0] as const],
    ...[[false, 1] as const, [true, 0] as const, [true, 0] as const],
  ]);
});

test('what fails is left alone for a while, tried again, and at last set aside with its body', async () => {
  const source = words();
  await deliver('late', ['bad']);
  let now = Date.now();
  const promote = promoting({ late: source }, () => new Date(now));
  const standing = async () => (await rows('late'))[0];
  await promote({}, job);
  await promote({}, job);
  expect(await standing()).toMatchObject({ failures: 1, is_aside: false });
  for (let tries = 2; tries <= 12; tries += 1) {
    now += 3_600_000;
    await promote({}, job);
  }
  expect(await standing()).toMatchObject({ failures: 12, is_aside: true, is_promoted: false });
  const kept = await db.query("select from channels_directory.inbox where source = 'late' and body is not null");
  expect(kept).toHaveLength(1);
});

test('two promotions at the same time keep the order, and take no event twice', async () => {
  const source = words();
  const texts = Array.from({ length: 450 }, (_, index) => `a${index}`);
  await deliver('twice', texts);
  const promote = promoting({ twice: source });
  // Both connections are open before: neither promotion is done before the other begins.
  await Promise.all([1, 2].map(() => directory.fork().execute('select pg_sleep(0.2)')));
  await Promise.all([promote({}, job), promote({}, job)]);
  expect(source.promoted).toEqual(texts);
  expect((await rows('twice')).every(({ is_promoted: is }) => is)).toBe(true);
});

test('what is large is taken alone, and the rest after it', async () => {
  const source = words();
  await deliver('large', ['a', 'b']);
  await db.query("update channels_directory.inbox set body = decode(repeat('61', 9000000), 'hex') where external_id = 'large0'");
  const sizes: number[] = [];
  const measured: Promotion<string> = {
    ...source,
    groupOf: () => '',
    promote: (group, some) => {
      sizes.push(some.length);
      return source.promote(group, some);
    },
  };
  await promoting({ large: measured })({}, job);
  expect(sizes).toEqual([1, 1]);
  expect(source.promoted.map(({ length }) => length)).toEqual([9_000_000, 1]);
});

test('a note that quotes what no database keeps is kept without it, and spoils nothing', async () => {
  await deliver('quoted', ['a1', 'b1']);
  await promoting({ quoted: words(`events of type \0${'x'.repeat(1000)} and \ud800 are not used`) })({}, job);
  const seen = await rows('quoted');
  expect(seen.map(({ is_promoted: is }) => is)).toEqual([true, true]);
  expect(seen[0]?.note).toMatch(/^events of type x{100}/);
});

test('a source that is not known here waits', async () => {
  await deliver('unknown', ['a1']);
  await promoting({ other: words() })({}, job);
  expect(await rows('unknown')).toMatchObject([{ is_promoted: false, failures: 0 }]);
});

const asked = () =>
  db.query<{ id: string }>(
    `select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'channels.promote_inbox'`,
  );
const forget = () => db.query('delete from graphile_worker._private_jobs');

test('a promotion is asked for at once, and again for what came while it was not asked for', async () => {
  const { askForPromotion, stop } = createAskForPromotion({ directory, log });
  askForPromotion();
  await until(async () => (await asked()).length === 1);
  await forget();
  askForPromotion();
  await until(async () => (await asked()).length === 1);
  await stop();
});

test('a stop waits for what was asked for just before, and nothing is asked for after it', async () => {
  await forget();
  const own = await openDirectory(tables, db.connection);
  const { askForPromotion, stop } = createAskForPromotion({ directory: own, log });
  askForPromotion();
  await stop();
  expect(await asked()).toHaveLength(1);
  await own.close();
  await forget();
  askForPromotion();
  await stop();
  expect(await asked()).toEqual([]);
});
