export const text = {
  list: {
    playground: 'Try it',
    channel: (kind: string, name: string) => `${kind}: ${name}`,
    unknownChannel: 'Channel',
  },
  transcript: { label: 'Messages', writing: (name: string) => `${name} is writing` },
  author: (name: string) => `${name}:`,
  tokens: { title: (read: string, written: string) => `${read} read, ${written} written`, unknown: 'tokens unknown' },
  notice: 'automatic notice',
  cut: {
    label: 'cut off',
    title: 'The model ran out of room. Everything after the last complete sentence was left out.',
  },
  version: (version: number) => `version ${version}`,
  waiting: (reason: string | null) => `Waiting: ${reason ?? 'we’ll answer it as soon as its cause is fixed.'}`,
  waitingLink: 'View waiting messages',
  notAnswered: (reason: string | null) => `Not answered: ${reason ?? 'there was no answer.'}`,
  dismissed: 'Dismissed: no answer needed.',
  tooOld: 'Not answered: the contact had reached the limit of answers, and this message became too old.',
  tryAgain: {
    label: 'Try again',
    done: 'We’ll try again.',
    unneeded: 'It was already answered, or is being answered.',
  },
  delivery: {
    QUEUED: 'Queued',
    SENDING: 'Sending',
    SENT: 'Sent',
    DELIVERED: 'Delivered',
    READ: 'Read',
    FAILED: 'Not sent',
    UNKNOWN: 'May have arrived',
  },
  underWay: (label: string) => `${label}…`,
  resend: {
    label: 'Send again',
    title: 'Send this message again?',
    confirm: 'Send again',
    mayHaveArrived:
      'Sending was interrupted, so we don’t know whether the message arrived. If it did, it will appear twice.',
    failed: (reason: string | null) =>
      `It wasn’t sent: ${reason ?? 'the channel rejected it.'} Fix the cause first, or it will fail again.`,
  },
  cost: {
    atMost: (amount: string) => `at most ${amount}`,
    explained: (exact: string, why: string) => `${exact}, ${why}`,
    reported: (amount: string) => `the maximum it can have cost: the provider reported ${amount}`,
    priceUnknown: 'a safe upper limit: the price of this model is unknown',
    notReported: 'the maximum it can have cost: the provider didn’t report usage',
  },
};
