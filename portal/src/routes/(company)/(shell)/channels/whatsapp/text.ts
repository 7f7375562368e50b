/** UI text for the page that connects a WhatsApp number. */
export const text = {
  title: 'Connect WhatsApp',
  titleAgain: (phoneNumber: string) => `Reconnect ${phoneNumber}`,
  lead: 'Use one of your company’s phone numbers on Meta’s WhatsApp Business Platform, through your own Meta app. It takes about 15 minutes once the number is ready at Meta.',
  back: 'Channels',
  connected: 'Meta accepted the values. They’re now stored encrypted.',
  noSandboxValues: 'There are no sandbox values on this installation.',
  sandboxSilent: 'The Meta sandbox isn’t responding.',
} as const;
