import type { Database } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { contactRenamed } from '@konstruct/schema/messages';
import { Conversation } from './conversation.entity.ts';

/** Shows a contact's conversations under the name that became known. */
export const renameContact = (database: Database) =>
  handleMessage(database, contactRenamed, 'agents', async (tx, { contactId, name }, { tenantId }) => {
    const renamed = await tx.nativeUpdate(Conversation, { tenantId, contactId }, { contactName: name.slice(0, 200) });
    if (renamed > 0) await notifyClients(tx, tenantId, 'conversations');
  });
