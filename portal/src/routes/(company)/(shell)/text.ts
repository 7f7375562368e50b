import { count, plural } from '#lib/format/count.ts';

/** UI text for the overview. */
export const text = {
  title: 'Overview',
  lead: 'What your AI employees did and what it cost.',
  newEmployee: 'New AI employee',
  unavailable: 'Can’t be shown right now',
  none: '–',
  answers: { label: 'Answers this month', completed: 'Completed' },
  cost: { label: 'Cost this month', tokens: (tokenCount: bigint) => `${count(String(tokenCount))} tokens` },
  waiting: {
    label: 'Waiting messages',
    count: (shown: number, hasMore: boolean) => `${shown}${hasMore ? '+' : ''}`,
    note: (shown: number) => (shown === 0 ? 'Nothing is waiting' : shown === 1 ? 'Needs attention' : 'Need attention'),
  },
  employees: {
    label: 'AI employees',
    active: (active: number) => `${active} active`,
    connected: (channels: number) => plural(channels, 'connected channel'),
    channelsUnavailable: 'Channels can’t be shown right now',
    all: 'All AI employees',
    emptyTitle: 'No AI employees yet',
    empty: 'Describe your first AI employee. It takes a minute.',
    create: 'Create your first AI employee',
    budgetOf: (name: string) => `Budget of ${name}`,
  },
  conversations: {
    title: 'Recent conversations',
    all: 'All conversations',
    missing: 'Conversations',
    emptyTitle: 'No conversations yet',
    empty: 'They appear here when someone writes to an AI employee, or when you try one yourself.',
  },
  setup: {
    title: 'Finish setting up',
    steps: { CONNECT: 'Connect a channel', CONFIGURE: 'Configure your AI employee', TEST: 'Test it for real' },
    skipped: ' (skipped)',
    next: 'Continue setup',
  },
} as const;
