import type { EntityManager } from '@konstruct/kit/database';
import { notifyLive } from '@konstruct/kit/live';
import type { LiveTopic } from './live-topics.ts';

/** Notifies open pages that something of the tenant changed, once the transaction that `em` is in commits. */
export async function notifyClients(
  em: EntityManager,
  tenantId: string,
  ...topics: readonly LiveTopic[]
): Promise<void> {
  await notifyLive(em, tenantId, topics);
}
