/** UI text for the second half of connecting WhatsApp: the remaining setup at Meta. */
export const text = {
  title: 'Finish at Meta',
  lead: (phoneNumber: string) =>
    `${phoneNumber} can send messages. Now tell Meta where to deliver the messages people write to you.`,
  needs: 'your Meta app, and a phone with WhatsApp',
  whom: 'you, or the person who manages your Meta business',
  takes: 'five minutes',
  next: 'Continue',
  later: 'Continue and finish this later',
} as const;
