import { sql } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { applyEventJob } from '../job-definitions.ts';

interface DeliveredEvent {
  readonly id: string;
  readonly type: string;
  readonly isLive: boolean;
  readonly happenedAt: Date;
  readonly body: Buffer;
}

const storeEvent = ({ id, type, isLive, happenedAt, body }: DeliveredEvent, receivedAt: Date) => sql`
insert into billing_directory.stripe_events (id, type, is_live, happened_at, received_at, body, created_at)
values (${id}, ${type}, ${isLive}, ${happenedAt.toISOString()}, ${receivedAt.toISOString()},
  decode(${body.toString('base64')}, 'base64'), now())
on conflict (id) do nothing returning id`;

/**
 * Stores a delivered event once, however often it arrives. When this returns, the event and the work that it triggers
 * survive any crash.
 */
export async function acceptOnce({ directory, clock }: Dependencies, event: DeliveredEvent): Promise<void> {
  await directory.fork().transactional(async (tx) => {
    const stored = await tx.execute<unknown[]>(storeEvent(event, clock.now()));
    if (stored.length > 0) await enqueue(tx, applyEventJob, { eventId: event.id });
  });
}
