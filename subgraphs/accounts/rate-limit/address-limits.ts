/**
 * Requests per client address and path: enough for a person and an office, too few to guess or to flood a mailbox.
 * Sign-in has separate limits (`attempt-limits.ts`).
 */
export const addressLimits = {
  '/sign-in/email': false,
  '/sign-up/email': { window: 60, max: 10 },
  '/verify-email': { window: 60, max: 10 },
  '/send-verification-email': { window: 60, max: 5 },
  '/request-password-reset': { window: 60, max: 5 },
  '/reset-password': { window: 60, max: 10 },
  '/change-password': { window: 60, max: 5 },
  '/change-email': { window: 60, max: 5 },
  '/confirm-email-change': { window: 60, max: 10 },
  '/two-factor/*': { window: 60, max: 20 },
} as const;

/** For every path without its own rule. */
export const defaultAddressLimit = { window: 60, max: 300 } as const;
