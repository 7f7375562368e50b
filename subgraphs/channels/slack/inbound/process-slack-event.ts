import { sql } from '@konstruct/kit/database';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { settlePosted } from '../../delivery/undelivered/settle-posted.ts';
import { storeMessage } from '../../inbound/store-message.ts';
import { oneByOne } from '../../inbox/process-account.ts';
import type { EventProcessor } from '../../inbox/process-inbox.job.ts';
import { SlackWorkspace } from '../connect/slack-workspace.entity.ts';
import { endAccess } from './end-access.ts';
import { ownPostOf, parseEnvelope, readEvent, type SlackEnvelope, type SlackMessage } from './read-event.ts';

const fallbackName = 'Someone in Slack';

/** Finds the company of a workspace's events, and processes them under that tenant. */
export const slackEventProcessor: EventProcessor = {
  async process(deps, batch) {
    const workspace = await deps.directory.fork().findOne(SlackWorkspace, { teamId: batch.account });
    return oneByOne(batch, async (event) => {
      const envelope = parseEnvelope(event.body);
      return workspace ? processEvent(deps, workspace, envelope) : 'no company has connected this workspace';
    });
  },
};

async function processEvent(
  deps: Dependencies,
  workspace: SlackWorkspace,
  envelope: SlackEnvelope,
): Promise<string | null> {
  const { tenantId } = workspace;
  const processed = await inTransaction(createTenantContext(deps, tenantId), (tx) => readInto(tx, workspace, envelope));
  return processed instanceof Channel ? endAccess(createTenantContext(deps, tenantId), processed) : processed;
}

/**
 * Stores what an event means. Returns the channel when its access may have ended: that is checked outside the
 * transaction.
 */
async function readInto(
  ctx: TenantContext,
  workspace: SlackWorkspace,
  envelope: SlackEnvelope,
): Promise<Channel | string | null> {
  const { channelId, teamId } = workspace;
  const channel = await ctx.em.findOne(Channel, { tenantId: ctx.tenantId, id: channelId });
  // The workspace is claimed a moment before its channel is saved.
  if (!channel) throw new Error('The workspace is being connected.');
  const own = ownPostOf(envelope);
  if (own && envelope.event.bot_id !== undefined) {
    const isNews = await settlePosted(ctx, channelId, own);
    return isNews ? 'it confirms a message that we sent' : 'a bot wrote it';
  }
  const inbound = readEvent(envelope, { teamId, botUserId: channel.botUserId });
  if (inbound.kind === 'nothing') return inbound.why;
  if (inbound.kind === 'access_ended') return channel;
  if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
  return receive(ctx, channel, inbound);
}

/** Handles direct messages, mentions, and replies in threads that the employee takes part in. */
async function receive(ctx: TenantContext, channel: Channel, message: SlackMessage): Promise<string | null> {
  if (!message.isDirect && !message.isMention && !(await isOurThread(ctx, channel, message.threadKey)))
    return 'it is not addressed to the employee';
  const person = { externalId: message.userId, name: null, fallbackName, phone: null };
  return storeMessage(ctx, { channel, person, message: { ...message, answerableUntil: null } });
}

async function isOurThread({ tenantId, em }: TenantContext, { id }: Channel, threadKey: string): Promise<boolean> {
  const found = await em.execute<unknown[]>(
    sql`select 1 from channels.inbound_messages
      where tenant_id = ${tenantId} and channel_id = ${id} and thread_key = ${threadKey} limit 1`,
  );
  return found.length > 0;
}
