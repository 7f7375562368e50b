import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { storable } from '../database/storable.ts';
import { type MessageDefinition, queueName } from '../messages/define.ts';
import { originOf } from '../tracing/origin.ts';
import { tracerOf } from '../tracing/tracer.ts';
import type { Handler, JobInfo, ReaderDatabase } from './task.ts';

const streamPayload = z.object({ tenantId: z.uuid(), stream: z.string() });
type Stream = z.infer<typeof streamPayload> & { readonly queue: string };

interface OutboxRow {
  readonly body: unknown;
}

/** What is known about a message besides its body. */
export interface MessageInfo {
  readonly tenantId: string;
}

/** How many times one message is tried before it becomes a dead letter: with growing pauses, about two hours. */
const maxAttempts = 25;
/** Messages that are handled in one transaction. */
const batchSize = 20;

const take = ({ tenantId, queue, stream }: Stream, limit: number) => sql`
with head as (
  select id from jobs.outbox_messages
  where tenant_id = ${tenantId} and queue = ${queue} and stream = ${stream} and failed_at is null
  order by position limit ${limit} for update
), taken as (
  delete from jobs.outbox_messages m using head where m.tenant_id = ${tenantId} and m.id = head.id
  returning m.position, m.body
)
select body from taken order by position`;

/**
 * Handles a message: takes it and acts on it in one transaction, so that it takes effect exactly once, and takes the
 * messages of a stream in the order of writing. A message that fails keeps the rest of its stream waiting. After two
 * hours of attempts, or when workers died while handling it, it is moved to the dead letters and the stream continues.
 */
export function handleMessage<TSchema extends z.ZodType>(
  database: ReaderDatabase,
  definition: MessageDefinition<TSchema>,
  reader: string,
  handle: (tx: EntityManager, body: z.output<TSchema>, info: MessageInfo) => Promise<void>,
  { places }: { places?: number } = {},
): Handler {
  const queue = queueName(definition, reader);
  const tracer = tracerOf(reader);

  async function takeUpTo(limit: number, stream: Stream): Promise<number> {
    const { tenantId } = stream;
    return database.forTenant(tenantId).transactional(async (tx) => {
      const rows = await tx.execute<OutboxRow[]>(take(stream, limit));
      for (const { body } of rows) {
        const attributes = { 'messaging.destination.name': queue, 'konstruct.tenant_id': tenantId };
        await tracer.span(queue, { kind: 'consumer', parent: originOf(body), attributes }, async () => {
          await handle(tx, definition.schema.parse(body), { tenantId });
          // The next message must see what this one wrote.
          await tx.flush();
        });
      }
      return rows.length;
    });
  }

  /**
   * One message fails its whole batch: then the messages are taken one by one, so that the first that fails is known.
   */
  async function takeOneByOne(stream: Stream): Promise<void> {
    for (;;) {
      try {
        if ((await takeUpTo(1, stream)) === 0) return;
      } catch (error) {
        if (!(await countFailure(database, stream, String(error), maxAttempts))) throw error;
      }
    }
  }

  async function run(payload: unknown, { turn, signal }: Pick<JobInfo, 'turn' | 'signal'>): Promise<void> {
    const stream = { ...streamPayload.parse(payload), queue };
    try {
      let count = await turn(() => takeUpTo(batchSize, stream));
      while (count === batchSize) count = await turn(() => takeUpTo(batchSize, stream), { isOneOfMany: true });
    } catch (error) {
      if (signal.aborted) throw error;
      await takeOneByOne(stream);
    }
  }

  return {
    definition,
    run,
    ...(places && { places }),
    async isolate(payload: unknown, { lostWorkerCount }: JobInfo) {
      const stream = { ...streamPayload.parse(payload), queue };
      await countFailure(database, stream, `${lostWorkerCount} workers stopped while handling it.`, 1);
      await takeOneByOne(stream);
    },
  };
}

const addFailure = ({ tenantId, queue, stream }: Stream, error: string, limit: number) => sql`
update jobs.outbox_messages set attempt_count = attempt_count + 1, error = ${error},
  failed_at = case when attempt_count + 1 >= ${limit} then clock_timestamp() end
where tenant_id = ${tenantId} and id = (
  select id from jobs.outbox_messages
  where tenant_id = ${tenantId} and queue = ${queue} and stream = ${stream} and failed_at is null
  order by position limit 1
)
returning failed_at is not null as is_dead`;

/**
 * Records that the first message of the stream failed. True when it is a dead letter now, and the stream may continue.
 */
async function countFailure(database: ReaderDatabase, stream: Stream, error: string, limit: number): Promise<boolean> {
  const statement = addFailure(stream, storable(error, 2000), limit);
  const counted = await database.forTenant(stream.tenantId).execute<{ is_dead: boolean }[]>(statement);
  return counted[0]?.is_dead ?? true;
}
