/** UI text for the list of channels. */
export const text = {
  title: 'Channels',
  lead: 'Where people write to your AI employees.',
  employees: 'AI employees',
  noneOffered: {
    title: 'No channels are available on this installation',
    body: (channels: string) =>
      `Your administrator has switched off ${channels}. Your AI employees answer in the browser, under “Try it”.`,
  },
  emptyTitle: 'No channels connected yet',
  card: {
    connected: (kind: string, date: string) => `${kind}, connected ${date}`,
    accessLost: 'We keep the messages your AI employees write and send them once the connection works again.',
    switchedOff: 'We keep the messages your AI employees have written and send them once the channel is back on.',
    undelivered: 'See undelivered messages',
    lastMessage: 'Last message received:',
    noMessage: 'none yet',
    waiting: 'No messages yet.',
  },
  disconnect: {
    action: 'Disconnect',
    title: (name: string) => `Disconnect ${name}?`,
    body: 'Your conversations stay. If you connect it again, they continue where they left off.',
    done: (name: string) => `${name} is disconnected.`,
  },
} as const;
