import { isUniqueViolation, storable } from '@konstruct/kit/database';
import { sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, inTransaction, type TenantContext } from '../../context.ts';
import { resumeSending } from '../../delivery/queueing/enqueue-sending.ts';
import type { SlackInstall } from '../web-api/slack.port.ts';

interface GrantedAccess {
  /** The channel that stands for the workspace. */
  readonly channelId: string;
  readonly install: SlackInstall;
}

/** Saves a granted access under the workspace's channel id; messages that waited for the connection go out. */
export async function connectWorkspace({ tenantId, deps }: TenantContext, granted: GrantedAccess): Promise<void> {
  const connect = () => inTransaction(createTenantContext(deps, tenantId), (tx) => saveAccess(tx, granted));
  // Two callbacks of one workspace may both find no row: the second then finds the first's.
  await connect().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return connect();
  });
}

async function saveAccess(ctx: TenantContext, { channelId, install }: GrantedAccess): Promise<void> {
  const { tenantId, em, clock, deps } = ctx;
  const { sealed, keyId } = await sealWithin(em, 'channels', deps.sealer, install.token, { tenantId, channelId });
  const granted = {
    name: storable(install.teamName, 200),
    status: 'CONNECTED' as const,
    statusReason: null,
    botUserId: install.botUserId,
    sealedToken: sealed,
    sealedWith: keyId,
    scopes: [...install.scopes],
    installerExternalId: install.installerUserId,
    connectedAt: clock.now(),
  };
  const key = { tenantId, id: channelId };
  const known = await em.findOne(Channel, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const channel = known
    ? em.assign(known, granted)
    : em.create(Channel, {
        ...key,
        ...granted,
        kind: 'SLACK',
        externalId: install.teamId,
        lastInboundAt: null,
        nextLookUpAt: null,
        undeliveredReportedAt: null,
        version: 0,
      });
  await announceChannel(ctx, channel);
  await resumeSending(ctx, channel);
}
