import type { Limit } from './rate-limit-storage.ts';

/** What is guessed at: a password without a session, a password with one, or a code of the second factor. */
export type Secret = 'sign-in' | 'password' | 'second-factor';

interface AttemptLimits {
  /** From one client address, for whichever accounts. */
  readonly address?: Limit;
  /** At one account, from all devices that it does not know. */
  readonly account: Limit;
  /** At one account, from one device that it knows. */
  readonly device: Limit;
}

/**
 * Sign-in: an account takes a little more than one address may try in its minute, so that a single address is stopped by its
 * own limit first, and the account stays open to others.
 */
export const attemptLimits: Readonly<Record<Secret, AttemptLimits>> = {
  'sign-in': { address: { window: 60, max: 20 }, account: { window: 900, max: 22 }, device: { window: 900, max: 20 } },
  password: { account: { window: 900, max: 10 }, device: { window: 900, max: 10 } },
  'second-factor': { account: { window: 1800, max: 10 }, device: { window: 1800, max: 10 } },
};

/** The paths on which a secret is guessed at. */
export const guardedPaths: Readonly<Record<string, Secret>> = {
  '/sign-in/email': 'sign-in',
  '/change-password': 'password',
  '/two-factor/enable': 'password',
  '/two-factor/disable': 'password',
  '/two-factor/generate-backup-codes': 'password',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor',
};
