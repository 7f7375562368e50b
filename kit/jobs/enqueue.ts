import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../database/ids.ts';

/** When and beside which other jobs a job may run. */
export interface JobOptions {
  /** A waiting job of the same task with this key is replaced: the last one wins. */
  readonly key?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  readonly runAt?: Date;
  /** Default 12: about a day and a half of growing pauses. */
  readonly maxAttempts?: number;
}

const defaultAttempts = 12;

function optionValues({ key, queue, runAt, maxAttempts }: JobOptions) {
  return [key ?? null, queue ?? null, runAt?.toISOString() ?? null, maxAttempts ?? defaultAttempts];
}

/**
 * Adds a job, as part of the transaction that `em` is in: rolled back, it never was. The payload carries ids, never texts or
 * secrets. Throws when the service's role may not enqueue the task.
 */
export async function enqueue(em: EntityManager, task: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  await em.execute('select jobs.enqueue(?, ?::json, ?, ?, ?::timestamptz, ?::int)', [
    task,
    JSON.stringify(payload),
    ...optionValues(options),
  ]);
}

/**
 * Writes a letter to another service, as part of the transaction that `em` is in, and adds the job that opens it. The body may
 * hold texts, never secrets; only the addressee can read it, under the tenant.
 */
export async function send(em: EntityManager, task: string, tenantId: string, body: object, options: JobOptions = {}): Promise<void> {
  await em.execute('select jobs.send(?, ?::uuid, ?::uuid, ?::jsonb, ?, ?, ?::timestamptz, ?::int)', [
    task,
    tenantId,
    newId(),
    JSON.stringify(body),
    ...optionValues(options),
  ]);
}
