import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { newId } from '../database/ids.ts';
import { carried } from '../tracing/origin.ts';
import { type JobDefinition, type MessageDefinition, ownerOf, queueName } from '../messages/define.ts';

/** When a job may run, and which other jobs it is one with. */
export interface JobOptions {
  /** A job of the same queue and key that waits already is this one too; the earlier of both times holds. Default: a key of its own. */
  readonly key?: string;
  readonly runAt?: Date;
}

/**
 * Adds a job, as part of the transaction that `em` is in: rolled back, it never was. Jobs of one key run one after another. Throws
 * when the payload is not of the definition's shape, or when the service's role may not enqueue the job.
 */
export async function enqueue<TSchema extends z.ZodType>(
  em: EntityManager,
  job: JobDefinition<TSchema>,
  payload: z.input<TSchema>,
  { key = newId(), runAt }: JobOptions = {},
): Promise<void> {
  const parsed = job.schema.parse(payload);
  const group = job.groupOf ? job.groupOf(parsed) : ((parsed as { tenantId?: string }).tenantId ?? null);
  // As a pause: the caller chose the time by the clock of this process, and the database's clock may differ.
  const pauseMs = runAt ? runAt.getTime() - Date.now() : null;
  await em.execute("select jobs.enqueue(?, ?, ?::jsonb, ?, ?, clock_timestamp() + ?::float8 * interval '1 millisecond')", [
    job.name,
    ownerOf(job.name),
    JSON.stringify({ ...(parsed as object), ...carried() }),
    key,
    group,
    pauseMs,
  ]);
}

/**
 * Publishes a message to its readers, as part of the transaction that `em` is in. Each reader handles it exactly once, and in the
 * order written within its stream. Throws when the body is not of the definition's shape, or when the service's role may not
 * publish it.
 */
export async function publish<TSchema extends z.ZodType>(
  em: EntityManager,
  message: MessageDefinition<TSchema>,
  tenantId: string,
  body: z.input<TSchema>,
): Promise<void> {
  const parsed = message.schema.parse(body);
  const stream = message.streamOf?.(parsed) ?? null;
  for (const reader of message.readers) {
    const id = newId();
    await em.execute('select jobs.publish(?, ?, ?::uuid, ?::uuid, ?, ?::jsonb)', [
      queueName(message, reader),
      reader,
      tenantId,
      id,
      stream ?? id,
      JSON.stringify({ ...(body as object), ...carried() }),
    ]);
  }
}
