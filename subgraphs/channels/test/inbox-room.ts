import { newId, openDirectory } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { createTestDatabase } from '@konstruct/kit/testing';
import { database as tables } from '../database.ts';
import { createProcessInbox, type EventProcessor } from '../inbox/process-inbox.job.ts';

interface Row {
  readonly external_id: string;
  readonly is_processed: boolean;
  readonly failures: number;
  readonly is_aside: boolean;
  readonly note: string | null;
}

/** The inbox by itself: nothing runs but what a test calls. */
export async function openInbox() {
  const db = await createTestDatabase();
  const directory = await openDirectory(tables, db.connection);
  const log = createLogger({ name: 'channels', level: 'silent' });
  return {
    db,
    directory,
    processing: (processors: Record<string, EventProcessor>, now = () => new Date()) =>
      createProcessInbox({ directory, processors, now, log }),
    rows: (source: string) =>
      db.query<Row>(
        `select external_id, promoted_at is not null and body is null as is_processed, failures, set_aside_at is not null as is_aside, note
         from channels_directory.inbox where source = $1 order by id`,
        [source],
      ),
    jobs: () =>
      db.query<{ account: string; waits: boolean }>(
        `select data ->> 'account' as account, start_after > now() as waits from pgboss.job where name = 'channels.process_inbox' order by 1`,
      ),
    /** Delivers events of one account whose bodies are these words. */
    async deliver(source: string, words: readonly string[], account = 'one'): Promise<void> {
      const events = words.map((body, index) => ({ id: newId(), external_id: `${source} ${account} ${index}`, body }));
      await db.query(
        `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
         select id, $1, $3, external_id, convert_to(body, 'utf8'), now(), 0, now()
         from json_to_recordset($2::json) as e(id uuid, external_id text, body text)`,
        [source, JSON.stringify(events), account],
      );
    },
    async close(): Promise<void> {
      await directory.close();
      await db.drop();
    },
  };
}
