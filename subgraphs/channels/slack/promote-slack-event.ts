import type { Database, Directory } from '@konstruct/kit/database';
import { Channel } from '../channel/channel.entity.ts';
import type { PromoteEvent } from '../inbox/promote-inbox.job.ts';
import { parseEnvelope, readEvent, type SlackEnvelope, type SlackMessage, teamOf } from './read-event.ts';
import { SlackWorkspace } from './slack-workspace.entity.ts';

export interface PromoteSlackEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  receiveMessage(channel: Channel, message: SlackMessage): Promise<string | null>;
  endAccess(channel: Channel): Promise<string | null>;
}

/** Finds whose event it is, and hands it on under that tenant. */
export function createPromoteSlackEvent({ database, directory, receiveMessage, endAccess }: PromoteSlackEventOptions): PromoteEvent {
  return {
    groupOf: ({ body }) => {
      const envelope = body ? tryParse(body) : null;
      return (envelope && teamOf(envelope)) ?? '';
    },
    async promote({ body }) {
      const envelope = parseEnvelope(body ?? Buffer.alloc(0));
      const teamId = teamOf(envelope);
      const workspace = await directory.fork().findOne(SlackWorkspace, { teamId: teamId ?? '' });
      if (!workspace) return 'no company has connected this workspace';
      const { tenantId, channelId } = workspace;
      const channel = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, id: channelId }));
      // The workspace is claimed a moment before its channel is saved.
      if (!channel) throw new Error('The workspace is being connected.');

      const happening = readEvent(envelope, { teamId: workspace.teamId, botUserId: channel.botUserId });
      if (happening.kind === 'nothing') return happening.why;
      if (happening.kind === 'access_ended') return endAccess(channel);
      if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
      return receiveMessage(channel, happening);
    },
  };
}

function tryParse(body: Uint8Array): SlackEnvelope | null {
  try {
    return parseEnvelope(body);
  } catch {
    return null;
  }
}
