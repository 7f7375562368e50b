import { createHash } from 'node:crypto';

/** A number that a secret is known by in what it encrypted: the same wherever it stands in the list. */
export const versionOf = (secret: string): number => parseInt(createHash('sha256').update(secret).digest('hex').slice(0, 7), 16);

/**
 * The secrets as better-auth takes them: the first encrypts and signs, each decrypts what it encrypted. What names none it takes to be
 * the last one's, which holds for one secret alone: with several, `startEncryptingAgain` leaves nothing that names none.
 */
export function authSecrets(secrets: readonly string[]) {
  return { secrets: secrets.map((value) => ({ version: versionOf(value), value })), secret: secrets.at(-1) ?? '' };
}
