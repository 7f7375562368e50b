import type { Limit } from './rate-limit-storage.ts';

/** The secret that is guessed: a password without a session, a password with one, or a code of the second factor. */
export type Secret = 'sign-in' | 'password' | 'second-factor';

interface AttemptLimits {
  /** From one client address, across all accounts. */
  readonly address?: Limit;
  /** At one account, from all devices that it does not know. */
  readonly account: Limit;
  /** At one account, from one device that it knows. */
  readonly device: Limit;
}

/**
 * Sign-in: the limit of an account is slightly above that of one address, so that a single address reaches its own
 * limit first and the account stays open to others.
 */
export const attemptLimits: Readonly<Record<Secret, AttemptLimits>> = {
  'sign-in': { address: { window: 60, max: 20 }, account: { window: 900, max: 22 }, device: { window: 900, max: 20 } },
  password: { account: { window: 900, max: 10 }, device: { window: 900, max: 10 } },
  'second-factor': { account: { window: 1800, max: 10 }, device: { window: 1800, max: 10 } },
};

/** The paths on which a secret can be guessed. */
export const guardedPaths: Readonly<Record<string, Secret>> = {
  '/sign-in/email': 'sign-in',
  '/change-password': 'password',
  '/two-factor/enable': 'password',
  '/two-factor/disable': 'password',
  '/two-factor/generate-backup-codes': 'password',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor',
};
