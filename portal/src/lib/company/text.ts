import { plural } from '#lib/format/count.ts';

export const text = {
  answersLeft: (left: number, limit: number) => `${left} of ${limit} free answers left`,
  subscription: {
    NONE: 'No subscription',
    TRIALING: 'Free trial',
    ACTIVE: 'Active',
    PAST_DUE: 'Payment overdue',
    UNPAID: 'Unpaid',
    CANCELED: 'Ended',
  },
  /** Why the plan pauses an AI employee. */
  pause: {
    unknownPlan:
      'The company’s plan has no room for it right now. It resumes automatically once there is room. Until then, new messages wait.',
    overdue: 'A payment is overdue. It resumes automatically once that is paid. Until then, new messages wait.',
    ended:
      'The subscription has ended. It resumes automatically once there is a new one. Until then, new messages wait.',
    full: (quota: number) =>
      `The plan has room for ${plural(quota, 'active AI employee')}, and the ones created earlier come first. It resumes automatically once there is room. Until then, new messages wait.`,
  },
  roles: {
    OWNER: { label: 'Owner', purpose: 'Can do everything, including transferring or closing the company.' },
    ADMIN: { label: 'Admin', purpose: 'Manages team, channels, keys and budgets. Can’t change the plan.' },
    MEMBER: { label: 'Member', purpose: 'Creates and changes AI employees, and replies to customers.' },
    VIEWER: {
      label: 'Viewer',
      purpose: 'Views AI employees, conversations, channels and costs. Can’t change anything.',
    },
    BILLING: { label: 'Billing', purpose: 'Manages plan, invoices, usage and budgets. Can’t see conversations.' },
  },
};
