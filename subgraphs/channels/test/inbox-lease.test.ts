import { newId } from '@konstruct/kit/database';
import { testJob } from '@konstruct/kit/testing';
import { afterAll, expect, test } from 'vitest';
import { oneByOne } from '../inbox/process-account.ts';
import type { EventProcessor } from '../inbox/process-inbox.job.ts';
import { openInbox } from './open-inbox.ts';

// Two copies of the service believe that they own an account: the lease of the first has expired, and it continues.
const { database: db, processing, close } = await openInbox();
afterAll(close);

const well: EventProcessor = { process: (_deps, batch) => oneByOne(batch, async () => null) };

async function deliver(source: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await db.query(
      `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
       values ($1, $2, 'one', $3, 'body', now(), 0, now())`,
      [newId(), source, `${source} ${n}`],
    );
  }
}
const rows = (source: string) =>
  db.query('select promoted_at is not null as is_processed, failures from channels_directory.inbox where source = $1', [
    source,
  ]);

test('what another copy has processed stays so, whatever comes of it here', async () => {
  await deliver('taken', 1);
  const payload = { source: 'taken', account: 'one' };
  const first: EventProcessor = {
    async process(_deps, { events }) {
      await processing({ taken: well }).run(payload, testJob());
      return events.map((event) => ({ event, error: new Error('the connection was lost') }));
    },
  };
  await processing({ taken: first }).run(payload, testJob({ attempt: 6 }));
  expect(await rows('taken')).toEqual([{ is_processed: true, failures: 0 }]);
});

test('a worker that stops counts no failure of events that it has not begun', async () => {
  await deliver('stopped', 2);
  const turn = () => Promise.reject(new Error('the worker stops'));
  const job = testJob({ attempt: 6, signal: AbortSignal.abort(), turn });
  await expect(processing({ stopped: well }).run({ source: 'stopped', account: 'one' }, job)).rejects.toThrow(
    'the worker stops',
  );
  expect(await rows('stopped')).toEqual([
    { is_processed: false, failures: 0 },
    { is_processed: false, failures: 0 },
  ]);
});
