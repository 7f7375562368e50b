import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { newId } from '../database/ids.ts';
import { carried } from '../tracing/origin.ts';
import { type JobDefinition, type MessageDefinition, ownerOf, queueName } from '../messages/define.ts';

/** When a job may run, and with which other jobs it is merged. */
export interface JobOptions {
  /**
   * A waiting job of the same queue and key is merged with this one; the earlier of the two times applies. Default: a
   * unique key.
   */
  readonly key?: string;
  readonly runAt?: Date;
}

type KeysOf<T> = T extends unknown ? keyof T : never;

/** A payload without fields that its definition lacks: an optional field under a wrong name would be lost. */
export type Exact<TInput, TGiven = TInput> = TGiven & Readonly<Record<Exclude<keyof TGiven, KeysOf<TInput>>, never>>;

/**
 * Adds a job, as part of `em`'s transaction: a rollback removes it. Jobs of one key run one after another. Throws when
 * the payload does not match the definition, or when the service's role may not enqueue the job.
 */
export async function enqueue<TSchema extends z.ZodType, TGiven extends z.input<TSchema>>(
  em: EntityManager,
  job: JobDefinition<TSchema>,
  payload: Exact<z.input<TSchema>, TGiven>,
  { key = newId(), runAt }: JobOptions = {},
): Promise<void> {
  const parsed = job.schema.parse(payload);
  const group = job.groupOf ? job.groupOf(parsed) : ((parsed as { tenantId?: string }).tenantId ?? null);
  // Passed as a pause: the caller chose the time by the clock of this process, and the database's clock may differ.
  const pauseMs = runAt ? runAt.getTime() - Date.now() : null;
  const stored = JSON.stringify({ ...(parsed as object), ...carried() });
  await em.execute(sql`
select jobs.enqueue(${job.name}, ${ownerOf(job.name)}, ${stored}::jsonb, ${key}, ${group},
  clock_timestamp() + ${pauseMs}::float8 * interval '1 millisecond')`);
}

/**
 * Publishes a message to its readers, as part of `em`'s transaction. Each reader handles it exactly once, and in the
 * order of writing within its stream. Throws when the body does not match the definition, or when the service's role
 * may not publish it.
 */
export async function publish<TSchema extends z.ZodType, TGiven extends z.input<TSchema>>(
  em: EntityManager,
  message: MessageDefinition<TSchema>,
  tenantId: string,
  body: Exact<z.input<TSchema>, TGiven>,
): Promise<void> {
  const parsed = message.schema.parse(body);
  const stream = message.streamOf?.(parsed) ?? null;
  for (const reader of message.readers) {
    const id = newId();
    const stored = JSON.stringify({ ...(body as object), ...carried() });
    await em.execute(sql`
select jobs.publish(${queueName(message, reader)}, ${reader}, ${tenantId}::uuid, ${id}::uuid,
  ${stream ?? id}, ${stored}::jsonb)`);
  }
}
