import type { MailContent, PostMail } from './post-mail.ts';

/** Mails of one kind to one address within an hour. */
const limit = { window: 3600, max: 8 } as const;

interface Counter {
  consume(key: string, rule: { window: number; max: number }): Promise<{ allowed: boolean }>;
}

/**
 * For mails that anybody can have sent to anybody: from however many places somebody asks, a mailbox is not flooded. What is
 * too much is left out without a word, so that the answer tells nothing of the address.
 */
export function limitPerRecipient(postMail: PostMail, counter: Counter): PostMail {
  return async (mail: MailContent) => {
    const { allowed } = await counter.consume(`mail|${mail.subject}|${mail.recipient}`, limit);
    if (allowed) await postMail(mail);
  };
}
