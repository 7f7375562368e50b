/** UI text for the page of one WhatsApp number. */
export const text = {
  lead: (verifiedName: string) => `${verifiedName} on WhatsApp`,
  back: 'Channels',
  notFound: 'This number doesn’t exist in your company.',
} as const;
