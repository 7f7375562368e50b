import type { LegacyPayload, LegacyTasks } from '@konstruct/kit/jobs';
import { queueName } from '@konstruct/kit/messages';
import {
  agentUpdated,
  answerWritten,
  channelUpdated,
  entitlementChanged,
  keyUpdated,
  messageReceived,
  noticeRequested,
  runEnded,
  tenantCreated,
  tenantUpdated,
} from '@konstruct/schema/messages';
import type { Client } from 'pg';

/**
 * Which queue does the work of tasks from the queue of the release before pg-boss, unless it is the job of the same
 * name under the same key. To be removed with `kit/jobs/legacy`, once no installation of that release is left.
 */
export const legacyTasks: LegacyTasks = {
  'accounts.send_notice': { queue: queueName(noticeRequested, 'accounts') },
  'agents.answer': { keyOf: ({ conversationId }) => String(conversationId) },
  'agents.apply_entitlement': { queue: queueName(entitlementChanged, 'agents') },
  'agents.know_channel': { queue: queueName(channelUpdated, 'agents') },
  'agents.know_key': { queue: queueName(keyUpdated, 'agents') },
  'agents.know_tenant': { queue: queueName(tenantUpdated, 'agents') },
  'agents.receive_message': { queue: queueName(messageReceived, 'agents') },
  'billing.found_tenant': { queue: queueName(tenantCreated, 'billing') },
  'channels.deliver_message': { queue: queueName(answerWritten, 'channels') },
  // The service shows no company's name.
  'channels.know_tenant': { queue: null },
  // The sweep finds every account with waiting events.
  'channels.promote_inbox': { queue: 'channels.sweep_inbox', keyOf: () => 'recurring' },
  'channels.revoke_access': { keyOf: ({ channelId }) => String(channelId) },
  'channels.send_message': {
    queue: sendingQueue,
    keyOf: ({ channelId, threadKey }) => `${String(channelId)} ${String(threadKey)}`,
  },
  'usage.know_agent': { queue: queueName(agentUpdated, 'usage') },
  'usage.know_tenant': { queue: queueName(tenantUpdated, 'usage') },
  'usage.settle_run': { queue: queueName(runEnded, 'usage') },
};

/** Each vendor has its own queue. */
async function sendingQueue({ tenantId, channelId }: LegacyPayload, client: Client): Promise<string> {
  // Row security applies to the owner of the database too.
  await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
  const { rows } = await client.query<{ kind: string }>(
    'select kind from channels.channels where tenant_id = $1 and id = $2',
    [tenantId, channelId],
  );
  if (!rows[0]) throw new Error('There is no such channel.');
  return `channels.send_${rows[0].kind.toLowerCase()}_message`;
}
