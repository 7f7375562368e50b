import { createHash } from 'node:crypto';

/** The number that identifies a secret in the data that it encrypted: independent of its position in the list. */
export const versionOf = (secret: string): number =>
  parseInt(createHash('sha256').update(secret).digest('hex').slice(0, 7), 16);

/**
 * The secrets in better-auth's format: the first encrypts and signs, and each decrypts what it encrypted. better-auth
 * attributes data without a version to the last secret. That is right only for a single secret: with several,
 * `startEncryptingAgain` leaves no data without a version.
 */
export function authSecrets(secrets: readonly string[]) {
  return { secrets: secrets.map((value) => ({ version: versionOf(value), value })), secret: secrets.at(-1) ?? '' };
}
