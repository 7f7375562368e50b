import type { DirectoryContext } from '../context.ts';

/** Mails that any visitor can have sent to any address. */
export type RequestedMail = 'sign-up' | 'password-reset';

/**
 * Mails of one kind to one address. A reset link is good for twice as long as the window: a request that is left out finds, in the
 * mailbox, a link that stays good for another half hour.
 */
const limit = { window: 1800, max: 8 } as const;

const keyOf = (kind: RequestedMail, email: string) => `mail|${kind}|${email}`;

/**
 * From however many places they are asked for, a mailbox is not flooded. What is too much is left out without a word, whether or not
 * the address is known, so that the answer tells nothing; the mails sent before keep their links.
 */
export async function mayMail({ deps }: DirectoryContext, kind: RequestedMail, email: string): Promise<boolean> {
  return (await deps.rateLimits.consume(keyOf(kind, email), limit)).allowed;
}

/** The counters of an address, to be forgotten once its owner has shown that it is theirs. */
export const mailCounters = (email: string): string[] => [keyOf('sign-up', email), keyOf('password-reset', email)];
