/** UI text for the step "Test it for real". */
export const text = {
  title: 'Test it for real',
  unnamed: 'your AI employee',
  lead: (employee: string) =>
    `Write to ${employee} where others will, and watch the question and the answer arrive here.`,
  leadWithoutChannels: (employee: string) => `Without a channel, people try ${employee} in the browser.`,
  needs: 'a connected channel and a configured AI employee',
  needsWithoutChannels: 'a configured AI employee',
  whom: 'you',
  takes: 'two minutes',
  missing: 'Your channels',
  noChannel: {
    title: 'No channels connected yet',
    body: (employee: string) =>
      `You can finish without one. Try ${employee} in the browser under “Try it”, and connect a channel at any time.`,
    connect: 'Connect a channel',
  },
  noneOffered: {
    title: 'No channels are available on this installation',
    body: (employee: string) => `You can finish without one. Try ${employee} in the browser under “Try it”.`,
  },
  tryIt: 'Try it in the browser',
  noEmployee: { title: 'No AI employee yet', before: 'No one would answer. ', link: 'Configure one', after: ' first.' },
  channel: (kind: string, name: string) => `${kind}: ${name}`,
  transcript: {
    title: 'Messages',
    lead: 'Messages appear here automatically, with the cost of each answer.',
    open: 'Open this conversation',
    emptyTitle: 'Waiting for the first message',
    empty: (employee: string) => `You’ll see it here as soon as someone writes to ${employee}.`,
  },
  finish: 'Finish setup',
  skip: 'Skip for now',
} as const;
