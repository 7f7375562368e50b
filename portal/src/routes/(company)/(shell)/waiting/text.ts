import { messages } from '#lib/format/count.ts';

/** UI text for the waiting messages page. */
export const text = {
  title: 'Waiting messages',
  lead: 'Messages that couldn’t be answered, oldest first. Most are answered automatically once the cause is fixed. The rest wait for your decision.',
  emptyTitle: 'Nothing is waiting',
  empty: 'Every message has been answered or is being answered right now.',
  selected: { tryAgain: 'Try selected again', dismiss: 'Dismiss selected' },
  triedAgain: (count: number) => `We’ll try ${messages(count)} again.`,
  dismissed: (count: number) => `${messages(count)} dismissed.`,
  dismiss: {
    title: (count: number) => `Dismiss ${messages(count)}?`,
    confirm: 'Dismiss',
    body: 'Your AI employee won’t answer them. You can still try them again in their conversations.',
  },
  row: {
    unknownContact: 'Someone',
    select: (contact: string) => `Select the message from ${contact}`,
    to: (employee: string | null, moment: string) =>
      `${employee === null ? 'no AI employee' : `to ${employee}`}, ${moment}`,
    tryAgain: 'Try again',
    dismiss: 'Dismiss',
    open: 'Open conversation',
  },
  pages: { label: 'Pages', oldest: 'Oldest', newer: 'Newer' },
  /** What a message is waiting for, and the button that leads to the fix. */
  causes: {
    BUDGET: { label: 'Budget', text: 'The monthly budget is used up.', action: 'Raise the budget' },
    companyBudget: {
      label: 'Budget',
      text: 'Your company’s monthly budget is used up.',
      action: 'Raise the company budget',
    },
    KEY: { label: 'LLM key', text: 'The LLM key doesn’t work.', action: 'Fix the key' },
    PAUSED: { label: 'Paused', text: 'The AI employee is paused.', action: 'Resume it' },
    PLAN: { label: 'Plan', text: 'Your free answers or your plan’s quota are used up.', action: 'See billing' },
    NO_EMPLOYEE: { label: 'No AI employee', text: 'No AI employee answers here.', action: 'Create one' },
    CONTACT_LIMIT: {
      label: 'Contact limit',
      text: 'This contact has reached the limit of answers. We’ll answer recent messages automatically when the limit allows.',
    },
    REFUSED: { label: 'Declined', text: 'The model or its provider declined to answer this.' },
    NO_ANSWER: { label: 'No answer', text: 'We called the model twice and got no answer.' },
    TOO_LONG: {
      label: 'Too long',
      text: 'The message and the AI employee’s knowledge don’t fit the model together.',
      action: 'Shorten the knowledge',
    },
    TOO_LATE: { label: 'Too late', text: 'The channel no longer accepts an answer.' },
    PROVIDER: { label: 'Provider', text: 'The AI provider isn’t responding. We’ll retry automatically.' },
  },
} as const;
