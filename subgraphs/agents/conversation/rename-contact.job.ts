import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { contactRenamed } from '@konstruct/schema/messages';
import type { Dependencies } from '../context.ts';
import { Conversation } from './conversation.entity.ts';

/** A contact's name became known, or changed. Its conversations show the new name. */
export function handleContactRenamed({ database }: Dependencies): Handler {
  return handleMessage(database, contactRenamed, 'agents', async (em, { contactId, name }, { tenantId }) => {
    const renamed = await em.nativeUpdate(Conversation, { tenantId, contactId }, { contactName: name.slice(0, 200) });
    if (renamed > 0) await notifyClients(em, tenantId, 'conversations');
  });
}
