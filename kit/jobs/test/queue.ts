import type { Database } from '@konstruct/kit/database';
import { openDatabase } from '@konstruct/kit/database';
import { defineJob, defineMessage, queuesOf } from '@konstruct/kit/messages';
import { createLogger } from '@konstruct/kit/process';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { z } from 'zod';
import { type Handler, startWorker, type Worker, type WorkerOptions } from '../index.ts';
import { openQueueStore, queueOptions } from '../queue-store.ts';

/** A queue for one test, and two services that know it. Which two does not matter: only their roles are used. */
export interface TestQueue extends TestDatabase {
  readonly sender: Database;
  readonly reader: Database;
  /** Starts a worker of the reader, which `rest` stops. */
  work(handlers: readonly Handler[], more?: Partial<WorkerOptions>): Promise<Worker>;
  /** Cuts every connection that the role has now. */
  cut(role: string): Promise<void>;
  /** Stops every worker. */
  rest(): Promise<void>;
  /** The jobs that are not done. */
  jobs(): Promise<{ state: string; retry_count: number }[]>;
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}

export const senderName = 'accounts';
export const readerName = 'billing';

const anything = z.looseObject({});
export const first = defineJob('billing.first', anything);
export const second = defineJob('billing.second', anything);
/** A job that the sender may not enqueue. */
export const third = defineJob('billing.third', anything);
export const noted = defineMessage(
  'accounts.thing_noted',
  [readerName],
  z.object({ text: z.string(), n: z.int().optional() }),
);
export const listed = defineMessage(
  'accounts.thing_listed',
  [readerName],
  z.object({ line: z.string(), n: z.int() }),
  ({ line }) => line,
);

const known = [first, second, third, noted, listed];
const sendable = [first, second, noted, listed];

export async function openTestQueue(): Promise<TestQueue> {
  const database = await createTestDatabase();
  const store = openQueueStore(database.connection, 1, false);
  await store.start();
  for (const { name, kind } of known.flatMap(queuesOf)) await store.createQueue(name, queueOptions(kind));
  await store.stop({ graceful: false });
  for (const { name } of sendable.flatMap(queuesOf)) {
    await database.query('insert into jobs.allowed values ($1, $2)', [`konstruct_${senderName}`, name]);
  }
  const empty = { entities: [], directoryEntities: [], sends: [] };
  const [sender, reader] = await Promise.all([
    openDatabase({ service: senderName, ...empty }, database.connection),
    openDatabase({ service: readerName, ...empty }, database.connection),
  ]);
  const workers: Worker[] = [];
  const rest = async () => void (await Promise.all(workers.splice(0).map((worker) => worker.stop())));
  const jobs = () =>
    database.query<{ state: string; retry_count: number }>(
      'select state, retry_count from pgboss.job order by created_on',
    );
  return {
    ...database,
    sender,
    reader,
    jobs,
    isEmpty: async () => (await jobs()).length === 0,
    async work(handlers, more = {}) {
      const log = createLogger({ name: 'test', level: 'silent' });
      const worker = await startWorker({
        service: readerName,
        connection: database.connection,
        handlers,
        log,
        ...more,
      });
      workers.push(worker);
      return worker;
    },
    async cut(role) {
      const where = 'usename = $1 and datname = current_database()';
      await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${where}`, [role]);
    },
    rest,
    async close() {
      await Promise.all([rest(), sender.close(), reader.close()]);
      await database.drop();
    },
  };
}
