import type { Database, EntityManager } from '@konstruct/kit/database';
import { type Handler, handleJob, publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import type { Opener } from '@konstruct/kit/vault';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import { contactRenamed } from '@konstruct/schema/messages';
import { Channel } from '../channel/channel.entity.ts';
import { openToken } from '../channel/open-token.ts';
import { nameContactJob } from '../job-definitions.ts';
import type { ContactDirectory } from './contact-directory.port.ts';
import { Contact } from './contact.entity.ts';

export interface NameContactOptions {
  readonly database: Database;
  /** Of the vendors that are asked for names, by the kind of the channel. */
  readonly directories: Readonly<Partial<Record<ChannelKind, ContactDirectory>>>;
  readonly opener: Opener;
  readonly now: () => Date;
}

const restMs = 60_000;
/** Look-ups side by side: a slow workspace takes half of them at most. */
const places = 8;

/** Asks the vendor what a person is called, beside the messages: none waits for it. After a failure the channel is left alone for a minute. */
export function createNameContact({ database, directories, opener, now }: NameContactOptions): Handler {
  const restUntil = new Map<string, number>();

  async function rename(tx: EntityManager, { tenantId, id, name: known }: Contact, name: string): Promise<void> {
    await tx.nativeUpdate(Contact, { tenantId, id }, { name, nameCheckedAt: now() });
    if (name === known) return;
    await publish(tx, contactRenamed, tenantId, { contactId: id, name });
    await notifyClients(tx, tenantId, 'channels');
  }

  return handleJob(
    nameContactJob,
    async ({ tenantId, channelId, contactId }, { turn }) => {
      const em = database.forTenant(tenantId);
      const [channel, contact] = await turn(() =>
        em.transactional(async (tx) => [
          await tx.findOne(Channel, { tenantId, id: channelId }),
          await tx.findOne(Contact, { tenantId, id: contactId }),
        ]),
      );
      const directory = channel && directories[channel.kind];
      if (!channel?.sealedToken || !contact || !directory?.isAllowed(channel)) return;
      if ((restUntil.get(channelId) ?? 0) > now().getTime()) return;
      const token = await openToken(opener, channel.sealedToken, channel.binding());
      const name = token === null ? null : await directory.nameOf(token, contact.externalId);
      if (name === null) return void restUntil.set(channelId, now().getTime() + restMs);
      restUntil.delete(channelId);
      await turn(() => em.fork().transactional((tx) => rename(tx, contact, name.slice(0, 200))));
    },
    { places },
  );
}
