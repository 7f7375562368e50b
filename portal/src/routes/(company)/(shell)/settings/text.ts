/** UI text for a company's settings. */
export const text = {
  title: 'Settings',
  lead: (company: string | null) => `Name, time zone and setup of ${company ?? 'your company'}.`,
  company: {
    title: 'Company',
    missing: 'Your company',
    name: 'Company name',
    timeZone: 'Time zone',
    timeZoneHint: 'Days, months and budgets follow it.',
    save: 'Save changes',
    saved: 'Saved.',
    readOnly: 'An owner or admin can change this.',
  },
  setup: { title: 'Setup', lead: 'Connect, configure and test, step by step.', open: 'Open setup' },
} as const;
