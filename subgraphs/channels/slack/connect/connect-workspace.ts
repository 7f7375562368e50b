import { type Database, isUniqueViolation } from '@konstruct/kit/database';
import { type Sealer, sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { resumeSending } from '../../delivery/queueing/enqueue-sending.ts';
import type { SlackInstall } from '../web-api/slack.port.ts';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';

/** Saves a granted access under the id that the workspace is known by; what waited for the connection goes out. */
export async function connectWorkspace(
  { database, sealer, now }: { database: Database; sealer: Sealer; now: Date },
  owner: { tenantId: string; channelId: string },
  install: SlackInstall,
): Promise<void> {
  const connect = () =>
    database.forTenant(owner.tenantId).transactional(async (tx) => {
      const key = { tenantId: owner.tenantId, id: owner.channelId };
      const { sealed: sealedToken, keyId: sealedWith } = await sealWithin(tx, 'channels', sealer, install.token, owner);
      const granted = {
        name: install.teamName.slice(0, 200),
        status: 'CONNECTED' as const,
        statusReason: null,
        botUserId: install.botUserId,
        sealedToken,
        sealedWith,
        scopes: [...install.scopes],
        installerExternalId: install.installerUserId,
        connectedAt: now,
      };
      const known = await tx.findOne(Channel, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const channel = known
        ? tx.assign(known, granted)
        : tx.create(Channel, {
            ...key,
            ...granted,
            kind: 'SLACK',
            externalId: install.teamId,
            lastInboundAt: null,
            nextLookUpAt: null,
            undeliveredToldAt: null,
            version: 0,
          });
      await announceChannel(tx, channel);
      await resumeSending(tx, channel);
    });
  // Two callbacks of one workspace may both find no row: the second then finds the first's.
  await connect().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return connect();
  });
}
