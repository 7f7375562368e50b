import { storable } from '@konstruct/kit/database';
import { type Handler, handleJob, publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { contactRenamed } from '@konstruct/schema/messages';
import { Channel } from '../channel/channel.entity.ts';
import { openToken } from '../channel/open-token.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { nameContactJob } from '../job-definitions.ts';
import { Contact } from './contact.entity.ts';

const restMs = 60_000;
/** Look-ups that run at the same time: a slow workspace takes at most half of them. */
const places = 8;

/**
 * Asks the vendor for a person's name. No message waits for it. After a failure the channel is left alone for a minute.
 */
export function handleNameContact(deps: Dependencies): Handler {
  const restUntil = new Map<string, number>();
  const { clock, opener, vendors } = deps;

  return handleJob(
    nameContactJob,
    async ({ tenantId, channelId, contactId }, { turn }) => {
      const transaction = <T>(work: (tx: TenantContext) => Promise<T>) =>
        turn(() => inTransaction(createTenantContext(deps, tenantId), work));
      const [channel, contact] = await transaction(async ({ em }) => [
        await em.findOne(Channel, { tenantId, id: channelId }),
        await em.findOne(Contact, { tenantId, id: contactId }),
      ]);
      const directory = channel && vendors.directories[channel.kind];
      if (!channel?.sealedToken || !contact || !directory?.isAllowed(channel)) return;
      if ((restUntil.get(channelId) ?? 0) > clock.now().getTime()) return;
      const token = await openToken(opener, channel.sealedToken, channel.binding());
      const name = token === null ? null : await directory.nameOf(token, contact.externalId);
      if (name === null) return void restUntil.set(channelId, clock.now().getTime() + restMs);
      restUntil.delete(channelId);
      await transaction((tx) => renameContact(tx, contact, storable(name, 200)));
    },
    { places },
  );
}

async function renameContact(
  { tenantId, em, clock }: TenantContext,
  { id, name: known }: Contact,
  name: string,
): Promise<void> {
  await em.nativeUpdate(Contact, { tenantId, id }, { name, nameCheckedAt: clock.now() });
  if (name === known) return;
  await publish(em, contactRenamed, tenantId, { contactId: id, name });
  await notifyClients(em, tenantId, 'channels');
}
