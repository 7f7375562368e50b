import { newId } from '@konstruct/kit/database';
import { openService } from '@konstruct/kit/testing';
import { openDependencies } from '../app.ts';
import { type EventProcessor, handleProcessInbox } from '../inbox/process-inbox.job.ts';
import { channelsOptions } from './channels-service.ts';

interface Row {
  readonly external_id: string;
  readonly is_processed: boolean;
  readonly failures: number;
  readonly is_aside: boolean;
  readonly note: string | null;
}

/** The inbox alone: nothing runs except what a test calls. */
export async function openInbox() {
  const service = await openService(channelsOptions());
  const deps = await openDependencies(service.parts());
  service.onClose(() => Promise.all([deps.database.close(), deps.directory.close()]));
  const { database } = service;
  const withProcessors = (processors: Record<string, EventProcessor>) => ({
    ...deps,
    vendors: { ...deps.vendors, processors },
  });
  return {
    database,
    deps,
    withProcessors,
    processing: (processors: Record<string, EventProcessor>, now = () => new Date()) =>
      handleProcessInbox({ ...withProcessors(processors), clock: { now } }),
    rows: (source: string) =>
      database.query<Row>(
        `select external_id, promoted_at is not null and body is null as is_processed, failures, set_aside_at is not null as is_aside, note
         from channels_directory.inbox where source = $1 order by id`,
        [source],
      ),
    jobs: () =>
      database.query<{ account: string; waits: boolean }>(
        `select data ->> 'account' as account, start_after > now() as waits from pgboss.job where name = 'channels.process_inbox' order by 1`,
      ),
    /** Delivers events of one account with these words as bodies. */
    async deliver(source: string, words: readonly string[], account = 'one'): Promise<void> {
      const events = words.map((body, index) => ({ id: newId(), external_id: `${source} ${account} ${index}`, body }));
      await database.query(
        `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
         select id, $1, $3, external_id, convert_to(body, 'utf8'), now(), 0, now()
         from json_to_recordset($2::json) as e(id uuid, external_id text, body text)`,
        [source, JSON.stringify(events), account],
      );
    },
    close: () => service.close(),
  };
}
