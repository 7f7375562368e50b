import { newId, sql } from '@konstruct/kit/database';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, inTransaction, type TenantContext } from '../../context.ts';
import { SlackWorkspace } from './slack-workspace.entity.ts';

interface Claim {
  readonly teamId: string;
  readonly tenantId: string;
  readonly channelId: string;
}

const insertClaim = ({ teamId, tenantId, channelId }: Claim) => sql`
insert into channels_directory.slack_workspaces (team_id, tenant_id, channel_id, created_at)
values (${teamId}, ${tenantId}, ${channelId}, now()) on conflict do nothing`;

/**
 * Decides which channel stands for a workspace in a company, and routes the workspace's events to that company. A
 * workspace that another company is connected to is not given away. One that the other company has disconnected moves;
 * its old conversations stay behind. Null: taken.
 */
export async function claimWorkspace(ctx: TenantContext, teamId: string): Promise<string | null> {
  const { tenantId, deps } = ctx;
  // A company that comes back gets the channel it had.
  const own = await inTransaction(ctx, ({ em }) => em.findOne(Channel, { tenantId, externalId: teamId }));
  const channelId = own?.id ?? newId();

  return deps.directory.fork().transactional(async (tx) => {
    await tx.execute(insertClaim({ teamId, tenantId, channelId }));
    const workspace = await tx.findOneOrFail(SlackWorkspace, { teamId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (workspace.tenantId === tenantId) return workspace.channelId;
    const owner = { tenantId: workspace.tenantId, id: workspace.channelId };
    const theirs = await inTransaction(createTenantContext(deps, owner.tenantId), ({ em }) =>
      em.findOne(Channel, owner),
    );
    // No channel yet: the other company is connecting at this very moment.
    if (theirs?.status !== 'DISCONNECTED') return null;
    tx.assign(workspace, { tenantId, channelId });
    return channelId;
  });
}
