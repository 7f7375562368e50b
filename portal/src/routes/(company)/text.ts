/** What the pages of a company say while it cannot be loaded. */
export const text = {
  unavailable: 'Konstruct is unavailable right now. Try again in a few minutes.',
  companyUnavailable: 'Your company can’t be loaded right now. Try again in a few minutes.',
} as const;
