/** UI text for a company's pages while the company cannot be loaded. */
export const text = {
  unavailable: 'Konstruct is unavailable right now. Try again in a few minutes.',
  companyUnavailable: 'Your company can’t be loaded right now. Try again in a few minutes.',
} as const;
