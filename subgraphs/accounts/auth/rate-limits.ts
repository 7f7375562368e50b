/** Requests per client address and path: enough for a person and an office, too few to guess or to flood a mailbox. */
export const rateLimits = {
  '/sign-in/email': { window: 60, max: 20 },
  '/sign-up/email': { window: 60, max: 10 },
  '/send-verification-email': { window: 60, max: 5 },
  '/request-password-reset': { window: 60, max: 5 },
  '/reset-password': { window: 60, max: 10 },
  '/change-password': { window: 60, max: 5 },
  '/change-email': { window: 60, max: 5 },
} as const;

/** Every path without a rule of its own. */
export const defaultRateLimit = { window: 60, max: 300 } as const;
