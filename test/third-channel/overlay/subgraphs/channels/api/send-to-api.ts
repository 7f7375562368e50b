import type { PostOutcome, Sender } from '../delivery/message/sender.port.ts';
import { ApiConnection } from './api-connection.entity.ts';
import { sign, signatureHeader } from './signature.ts';

/** Posts answers, in Markdown, to the address that the company gave. */
export const apiSender: Sender<string> = {
  write: (markdown) => markdown,
  partLimit: 20_000,
  keepsTextUntilDelivered: false,
  testRecipient: async () => ({ closed: 'Write a message first.' }),
  async destinationOf({ deps }, { channelId }) {
    const connection = await deps.directory.fork().findOne(ApiConnection, { channelId });
    return connection ? { destination: connection.answersUrl } : { closed: 'The channel is not connected.' };
  },
  async post({ token, message, destination }): Promise<PostOutcome> {
    const body = JSON.stringify({
      id: message.id,
      contactId: message.threadKey,
      text: message.text,
      author: message.authorName,
    });
    const headers = { 'content-type': 'application/json', [signatureHeader]: sign(body, token) };
    const answer = await fetch(destination, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.ok) return { kind: 'sent', externalId: message.id };
    return { kind: 'unknown', reason: 'The address did not take the answer.', code: 'no_answer' };
  },
};
