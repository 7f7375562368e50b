/** UI text for the step "Connect WhatsApp", before the number is connected. */
export const text = {
  title: 'Connect WhatsApp',
  lead: 'Use one of your company’s phone numbers, through your own Meta app. Still missing something at Meta? Continue with the next step and come back later.',
  needs: 'a Meta app with WhatsApp and a phone number',
  whom: 'you, or the person who manages your Meta business',
  takes: '15 minutes once the number is ready',
  back: 'Back to channels',
  later: 'Continue and do this later',
} as const;
