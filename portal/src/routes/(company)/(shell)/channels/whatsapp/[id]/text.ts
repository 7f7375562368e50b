/** What the page of one WhatsApp number says. */
export const text = {
  lead: (verifiedName: string) => `${verifiedName} on WhatsApp`,
  back: 'Channels',
  notFound: 'This number doesn’t exist in your company.',
} as const;
