export const text = {
  lifetimes: { month: '30 days', quarter: '90 days', year: 'One year', unlimited: 'Never expires' },
  groups: { company: 'Company', employees: 'AI employees', connections: 'Connections' },
  scopes: {
    'tenant:read': { label: 'Read the company', hint: 'Name, time zone and setup. Part of every token.' },
    'members:read': { label: 'Read the team', hint: 'Who belongs to the company, and their roles.' },
    'usage:read': { label: 'Read usage', hint: 'Tokens, messages, costs and budgets.' },
    'budgets:manage': { label: 'Change budgets', hint: 'Spending limits, and who is notified about them.' },
    'billing:read': { label: 'Read billing', hint: 'Plan, subscription and invoices. No token can change them.' },
    'audit:read': { label: 'Read the audit log', hint: 'Who did what.' },
    'agents:read': { label: 'Read AI employees', hint: 'Their settings and status.' },
    'agents:manage': { label: 'Change AI employees', hint: 'Create, change, pause and archive them.' },
    'conversations:read': { label: 'Read conversations', hint: 'What contacts and AI employees wrote.' },
    'conversations:reply': {
      label: 'Write in conversations',
      hint: 'Resend undelivered answers, try waiting messages again (which costs money), or dismiss them.',
    },
    'channels:read': { label: 'Read channels', hint: (channels: string) => `${channels}, and whether they work.` },
    'channels:manage': { label: 'Change channels', hint: 'Connect, test and disconnect them.' },
    'keys:read': { label: 'Read LLM keys', hint: 'Labels and status. Never the key itself.' },
    'keys:manage': { label: 'Change LLM keys', hint: 'Add and remove them.' },
    'webhooks:manage': { label: 'Change webhooks', hint: 'Addresses that are notified of events.' },
  },
};
