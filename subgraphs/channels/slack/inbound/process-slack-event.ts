import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import type { Opener } from '@konstruct/kit/vault';
import { Channel } from '../../channel/channel.entity.ts';
import { settlePosted } from '../../delivery/undelivered/settle-posted.ts';
import { storeMessage } from '../../inbound/store-message.ts';
import { oneByOne } from '../../inbox/process-account.ts';
import type { EventProcessor } from '../../inbox/process-inbox.job.ts';
import type { Slack } from '../web-api/slack.port.ts';
import { endAccess } from './end-access.ts';
import { ownPostOf, parseEnvelope, readEvent, type SlackEnvelope, type SlackMessage } from './read-event.ts';
import { SlackWorkspace } from '../connect/slack-workspace.entity.ts';

export interface ProcessSlackEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly slack: Slack;
  readonly opener: Opener;
  readonly now: () => Date;
}

const fallbackName = 'Someone in Slack';

/** Finds whose the events of a workspace are, and processes them under that tenant. */
export function createSlackEventProcessor(options: ProcessSlackEventOptions): EventProcessor {
  const { database, directory, now } = options;
  async function processOne(envelope: SlackEnvelope, workspace: SlackWorkspace): Promise<string | null> {
    const { tenantId, channelId, teamId } = workspace;
    const processed = await database.forTenant(tenantId).transactional(async (tx) => {
      const channel = await tx.findOne(Channel, { tenantId, id: channelId });
      // The workspace is claimed a moment before its channel is saved.
      if (!channel) throw new Error('The workspace is being connected.');
      const own = ownPostOf(envelope);
      if (own && envelope.event.bot_id !== undefined) {
        const isNews = await settlePosted(tx, channel, own);
        return isNews ? 'it shows that a message of ours was sent' : 'a bot wrote it';
      }
      const inbound = readEvent(envelope, { teamId, botUserId: channel.botUserId });
      if (inbound.kind === 'nothing') return inbound.why;
      if (inbound.kind === 'access_ended') return channel;
      if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
      return receive(tx, channel, inbound);
    });
    return processed instanceof Channel ? endAccess(options, processed) : processed;
  }

  /** Direct messages, mentions, and replies in threads that the employee takes part in. */
  async function receive(tx: EntityManager, channel: Channel, message: SlackMessage): Promise<string | null> {
    if (!message.isDirect && !message.isMention && !(await isOurThread(tx, channel, message.threadKey)))
      return 'it does not speak to the employee';
    const person = { externalId: message.userId, name: null, fallbackName, phone: null };
    return storeMessage(tx, channel, person, { ...message, answerableUntil: null }, now());
  }

  return {
    async process(teamId, events, job) {
      const workspace = await directory.fork().findOne(SlackWorkspace, { teamId });
      return oneByOne(events, job, async (event) => {
        const envelope = parseEnvelope(event.body);
        return workspace ? processOne(envelope, workspace) : 'no company has connected this workspace';
      });
    },
  };
}

async function isOurThread(tx: EntityManager, { tenantId, id }: Channel, threadKey: string): Promise<boolean> {
  const found = await tx.execute<unknown[]>(
    'select 1 from channels.inbound_messages where tenant_id = ? and channel_id = ? and thread_key = ? limit 1',
    [tenantId, id, threadKey],
  );
  return found.length > 0;
}
