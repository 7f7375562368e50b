import type { Directory } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { applyEventJob } from '../job-definitions.ts';

interface Delivered {
  readonly id: string;
  readonly type: string;
  readonly isLive: boolean;
  readonly happenedAt: Date;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** Stores a delivered event, once however often it comes. When it returns, the event and what it leads to survive any crash. */
export type AcceptOnce = (event: Delivered) => Promise<void>;

const insert = `
insert into billing_directory.stripe_events (id, type, is_live, happened_at, received_at, body, created_at)
values (?, ?, ?, ?, ?, decode(?, 'base64'), now()) on conflict (id) do nothing returning id`;

export function createAcceptOnce(directory: Directory): AcceptOnce {
  return ({ id, type, isLive, happenedAt, body, receivedAt }) =>
    directory.fork().transactional(async (tx) => {
      const values = [id, type, isLive, happenedAt.toISOString(), receivedAt.toISOString(), body.toString('base64')];
      const stored = await tx.execute<unknown[]>(insert, values);
      if (stored.length > 0) await enqueue(tx, applyEventJob, { eventId: id });
    });
}
