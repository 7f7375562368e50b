/** The path of better-auth below the public origin. */
export const authPath = '/api/auth';

/**
 * The only paths of better-auth that are publicly reachable. A path that a new release adds stays closed until it is
 * listed here.
 */
export const allowedPaths = [
  { method: 'POST', path: '/sign-up/email' },
  { method: 'POST', path: '/sign-in/email' },
  { method: 'POST', path: '/sign-out' },
  { method: 'POST', path: '/verify-email' },
  { method: 'POST', path: '/send-verification-email' },
  { method: 'POST', path: '/request-password-reset' },
  { method: 'POST', path: '/reset-password' },
  { method: 'GET', path: '/reset-password/:token' },
  { method: 'GET', path: '/get-session' },
  { method: 'GET', path: '/list-sessions' },
  { method: 'POST', path: '/revoke-session' },
  { method: 'POST', path: '/revoke-other-sessions' },
  { method: 'POST', path: '/change-password' },
  { method: 'POST', path: '/change-email' },
  { method: 'POST', path: '/confirm-email-change' },
  { method: 'POST', path: '/two-factor/enable' },
  { method: 'POST', path: '/two-factor/disable' },
  { method: 'POST', path: '/two-factor/verify-totp' },
  { method: 'POST', path: '/two-factor/verify-backup-code' },
  { method: 'POST', path: '/two-factor/generate-backup-codes' },
] as const;
