import type { DirectoryContext } from '../context.ts';

/** Mails that any visitor can request for any address. */
export type RequestedMail = 'sign-up' | 'password-reset';

/**
 * The limit for mails of one kind to one address. A reset link is valid for twice the window: if a request is skipped,
 * the mailbox contains a link that stays valid for another half hour.
 */
const limit = { window: 1800, max: 8 } as const;

const keyOf = (kind: RequestedMail, email: string) => `mail|${kind}|${email}`;

/**
 * Protects a mailbox from being flooded, however many clients request mails. A mail over the limit is skipped without
 * an error, whether or not the address is known, so that the answer reveals nothing. The links in earlier mails stay
 * valid.
 */
export async function mayMail({ deps }: DirectoryContext, kind: RequestedMail, email: string): Promise<boolean> {
  return (await deps.rateLimits.consume(keyOf(kind, email), limit)).allowed;
}

/** The counters of an address, which are reset once its owner has proved that it is theirs. */
export const mailCounters = (email: string): string[] => [keyOf('sign-up', email), keyOf('password-reset', email)];
