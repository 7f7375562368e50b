import type { PlanInterval } from '#generated/graphql.ts';
import { plural } from '#lib/format/count.ts';
import { text as billing } from '../text.ts';

/** UI text for the card that changes the number of AI employees. */
export const text = {
  title: 'Number of AI employees',
  lead: 'How many can be active at the same time. Paused ones cost nothing.',
  quantity: 'AI employees',
  fewer: 'One fewer',
  more: 'One more',
  paid: (quantity: number) => `You pay for ${quantity} now.`,
  isPaid: 'What you pay for now.',
  invalid: 'Enter a whole number from 1 to 1,000.',
  changed: (quantity: number) => `You now pay for ${plural(quantity, 'AI employee')}.`,
  confirm: { title: 'Confirm the payment with your bank', action: 'Confirm at Stripe' },
  previewMissing: 'The price of this change',
  submit: (quantity: number, dueNow: string | null) =>
    `Change to ${plural(quantity, 'AI employee')}${dueNow === null ? '' : `, pay ${dueNow} now`}`,
  keep: (quantity: number) => `Keep ${quantity}`,
  payNow: billing.payNow,
  preview: {
    caption: 'What the change costs now',
    change: 'What changes now',
    amount: 'Amount',
    period: (from: string, to: string) => `${from} – ${to}`,
    usedCredit: 'Credit from before',
    charged: 'Charged now',
    credited: 'Deducted from your next invoices',
    nothing: 'You won’t be charged now.',
    next: (date: string, amount: string, interval: PlanInterval | null, isCredited: boolean) =>
      `From ${date} on: ${amount}${interval ? ` ${billing.perInterval[interval]}` : ''}${isCredited ? ', minus your credit.' : '.'}`,
    none: 'There are no further invoices: your subscription ends before the next one.',
  },
  affected: {
    label: 'What it means for your AI employees',
    unknown: 'If the new number is below how many are active now, the ones you created last pause immediately.',
    none: 'No AI employees will pause.',
    pausing: (count: number) =>
      `${plural(count, 'AI employee pauses', 'AI employees pause')} immediately, and new messages for them wait:`,
    resuming: 'Paused by your plan now, and answering again immediately:',
    staying: 'Still paused by your plan:',
  },
} as const;
