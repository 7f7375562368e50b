import { newId, sql } from '@konstruct/kit/database';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { isGivenUp } from '../../channel/claim.ts';
import { inTransaction, type TenantContext } from '../../context.ts';
import { SlackWorkspace } from './slack-workspace.entity.ts';

interface Claim {
  readonly teamId: string;
  readonly tenantId: string;
  readonly channelId: string;
  readonly claimedAt: Date;
}

const insertClaim = ({ teamId, tenantId, channelId, claimedAt }: Claim) => sql`
insert into channels_directory.slack_workspaces (team_id, tenant_id, channel_id, claimed_at, created_at)
values (${teamId}, ${tenantId}, ${channelId}, ${claimedAt.toISOString()}::timestamptz, now()) on conflict do nothing`;

/**
 * Decides which channel stands for a workspace in a company, and routes the workspace's events to that company. A
 * workspace that another company is connected to is not given away. One that the other company has disconnected moves;
 * its old conversations stay behind. Null: taken.
 */
export async function claimWorkspace(ctx: TenantContext, teamId: string): Promise<string | null> {
  const { tenantId, clock, deps } = ctx;
  // A company that comes back gets the channel it had.
  const own = await inTransaction(ctx, ({ em }) =>
    em.findOne(Channel, { tenantId, kind: 'SLACK', externalId: teamId }),
  );
  const channelId = own?.id ?? newId();
  const claimedAt = clock.now();

  return deps.directory.fork().transactional(async (tx) => {
    await tx.execute(insertClaim({ teamId, tenantId, channelId, claimedAt }));
    const workspace = await tx.findOneOrFail(SlackWorkspace, { teamId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (workspace.tenantId !== tenantId) {
      // The release before stored no time of its claims.
      if (!(await isGivenUp(ctx, workspace, workspace.claimedAt ?? workspace.createdAt))) return null;
      tx.assign(workspace, { tenantId, channelId });
    }
    tx.assign(workspace, { claimedAt });
    return workspace.channelId;
  });
}
