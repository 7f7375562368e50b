/** UI text for the list of conversations. */
export const text = {
  title: 'Conversations',
  lead: 'What people wrote to your AI employees and what they answered, newest first.',
  employee: { label: 'AI employee', all: 'All AI employees' },
  where: { label: 'Where', all: 'Everywhere', channels: 'In any channel', playground: 'Tried in the portal' },
  channel: (kind: string, name: string) => `${kind}: ${name}`,
  emptyTitle: 'No conversations yet',
  empty: 'They appear here when someone writes to an AI employee, or when you try one yourself.',
  filtered: { title: 'No matching conversations', body: 'Change the filters to see more.', showAll: 'Show all' },
  pages: { label: 'Pages', newest: 'Newest', older: 'Older' },
} as const;
