import type { Database, Directory } from '@konstruct/kit/database';
import { Channel } from '../channel/channel.entity.ts';
import type { Promotion } from '../inbox/promote-events.ts';
import { parseEnvelope, readEvent, type SlackEnvelope, type SlackHappening, type SlackMessage, teamOf } from './read-event.ts';
import { SlackWorkspace } from './slack-workspace.entity.ts';

export interface PromoteSlackEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  receiveMessage(channel: Channel, message: SlackMessage): Promise<string | null>;
  endAccess(channel: Channel): Promise<string | null>;
}

/** Finds whose the events of a workspace are, and hands them on under that tenant. */
export function createPromoteSlackEvent({
  database,
  directory,
  receiveMessage,
  endAccess,
}: PromoteSlackEventOptions): Promotion<SlackEnvelope> {
  async function findChannel({ tenantId, channelId }: SlackWorkspace): Promise<Channel> {
    const channel = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, id: channelId }));
    // The workspace is claimed a moment before its channel is saved.
    if (!channel) throw new Error('The workspace is being connected.');
    return channel;
  }

  async function promoteOne(happening: SlackHappening, channel: Channel): Promise<string | null> {
    if (happening.kind === 'nothing') return happening.why;
    if (happening.kind === 'access_ended') return endAccess(channel);
    if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
    return receiveMessage(channel, happening);
  }

  return {
    read: parseEnvelope,
    groupOf: (envelope) => teamOf(envelope) ?? '',
    async promote(teamId, envelopes) {
      const workspace = await directory.fork().findOne(SlackWorkspace, { teamId });
      if (!workspace) return envelopes.map(() => 'no company has connected this workspace');
      let channel = await findChannel(workspace);
      const notes: (string | null)[] = [];
      for (const envelope of envelopes) {
        const happening = readEvent(envelope, { teamId, botUserId: channel.botUserId });
        notes.push(await promoteOne(happening, channel));
        // What comes after it finds the channel disconnected.
        if (happening.kind === 'access_ended') channel = await findChannel(workspace);
      }
      return notes;
    },
  };
}
