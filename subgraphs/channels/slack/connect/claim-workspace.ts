import { type Database, type Directory, newId } from '@konstruct/kit/database';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { SlackWorkspace } from './slack-workspace.entity.ts';

/**
 * Decides under which channel a company knows a workspace, and makes its events the company's. A workspace that another company
 * is connected to is not given away; one that the other has disconnected moves, with its old conversations staying behind.
 * Null: taken.
 */
export async function claimWorkspace(
  { database, directory }: { database: Database; directory: Directory },
  tenantId: string,
  teamId: string,
): Promise<string | null> {
  // A company that comes back finds the channel it had.
  const own = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, externalId: teamId }));
  const channelId = own?.id ?? newId();

  return directory.fork().transactional(async (tx) => {
    await tx.execute(
      'insert into channels_directory.slack_workspaces (team_id, tenant_id, channel_id, created_at) values (?, ?, ?, now()) on conflict do nothing',
      [teamId, tenantId, channelId],
    );
    const workspace = await tx.findOneOrFail(SlackWorkspace, { teamId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (workspace.tenantId === tenantId) return workspace.channelId;
    const owner = { tenantId: workspace.tenantId, id: workspace.channelId };
    const theirs = await database.forTenant(owner.tenantId).transactional((other) => other.findOne(Channel, owner));
    // No channel yet: the other company is connecting at this very moment.
    if (theirs?.status !== 'DISCONNECTED') return null;
    tx.assign(workspace, { tenantId, channelId });
    return channelId;
  });
}
