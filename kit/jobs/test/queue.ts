import type { Database } from '@konstruct/kit/database';
import { openDatabase } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/service';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { startWorker, type Tasks, type Worker, type WorkerOptions } from '../index.ts';

/** A queue of the test's own, and two services that know it. Which two does not matter: they lend their roles. */
export interface TestQueue extends TestDatabase {
  readonly sender: Database;
  readonly reader: Database;
  /** Starts a worker of the reader, which `rest` stops. */
  work(tasks: Tasks, more?: Partial<WorkerOptions>): Promise<Worker>;
  /** Cuts every connection that the role has now. */
  cut(role: string): Promise<void>;
  /** Stops every worker. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export const senderName = 'accounts';
export const readerName = 'billing';

/** Tasks that the sender may enqueue. */
const taskNames = ['first', 'second', 'letter'].map((name) => `${readerName}.${name}`);

export async function openTestQueue(): Promise<TestQueue> {
  const database = await createTestDatabase();
  for (const task of taskNames) await database.query('insert into jobs.allowed values ($1, $2)', [`konstruct_${senderName}`, task]);
  const empty = { entities: [], directoryEntities: [], sends: [] };
  const [sender, reader] = await Promise.all([
    openDatabase({ service: senderName, ...empty }, database.connection),
    openDatabase({ service: readerName, ...empty }, database.connection),
  ]);
  const workers: Worker[] = [];
  const rest = async () => void (await Promise.all(workers.splice(0).map((worker) => worker.stop())));
  return {
    ...database,
    sender,
    reader,
    async work(tasks, more = {}) {
      const log = createLogger({ name: 'test', level: 'silent' });
      const worker = await startWorker({ service: readerName, connection: database.connection, tasks, log, ...more });
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
