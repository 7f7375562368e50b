import type { PlanInterval } from '#generated/graphql.ts';
import { plural } from '#lib/format/count.ts';

const perInterval: Record<PlanInterval, string> = { MONTH: 'per month', YEAR: 'per year' };
const aPayment = 'A payment';

/** UI text for the billing page. The card that changes the number of AI employees has its own. */
export const text = {
  title: 'Billing',
  lead: 'Your subscription and what each AI employee costs. Your AI provider charges you separately, through your own key.',
  plans: 'Plans',
  prices: 'Prices',
  off: {
    title: 'Billing is switched off',
    body: (quota: number) =>
      `Your administrator switched it off on this installation, so you aren’t charged. Your company can have ${plural(quota, 'active AI employee')}.`,
  },
  perInterval,
  about: (price: string) => `about ${price}`,
  /** The end of a period with an unknown date. */
  endOfPeriod: 'the end of the billing period',
  whoCanChange: 'The owner or someone with the Billing role can change this.',
  payNow: 'Pay now',
  finishPayment: 'Finish payment',
  checkout: {
    subscribed: {
      title: 'You’re subscribed',
      body: (quantity: number) => `${plural(quantity, 'AI employee')} can be active, with unlimited answers.`,
      trial: (date: string) => `Your free trial runs until ${date}.`,
      action: 'See your AI employees',
    },
    waiting: {
      title: 'Waiting for confirmation from Stripe',
      body: 'If you completed checkout, the confirmation arrives within moments and this page updates automatically.',
    },
    late: {
      title: 'No confirmation yet',
      body: 'If you completed checkout, the confirmation is still on its way. You can leave this page: your subscription starts as soon as it arrives. If you didn’t, you haven’t bought anything, and you can start again below.',
      action: 'Check again',
    },
    left: {
      title: 'You haven’t bought anything',
      body: 'You have no subscription and aren’t charged. You can subscribe at any time.',
    },
  },
  irregular: {
    title: 'Your subscription at Stripe isn’t what we expected',
    status: (status: string) => `Stripe reports the status “${status}”.`,
    kept: 'Your AI employees aren’t affected.',
    paused: 'Your AI employees are paused.',
    charges: 'Stripe decides what you’re charged, and you can’t buy anything else until this is resolved.',
    fix: 'Undo the change at Stripe, or contact your administrator. This page then updates automatically.',
  },
  price: {
    current: 'Your plan',
    per: (interval: PlanInterval) => `per AI employee ${perInterval[interval]}`,
    monthly: (price: string) => `That’s ${price} per month.`,
  },
  start: {
    title: 'Subscribe',
    titleAgain: 'Subscribe again',
    lead: 'Unlimited answers. You pay for the number of AI employees that can be active, and you can change it at any time.',
    nothingOffered: 'No plans are available right now.',
    period: 'Billing period',
    price: (interval: PlanInterval, monthly: string) =>
      `per AI employee ${perInterval[interval]}${interval === 'YEAR' ? `, ${monthly} per month` : ''}`,
    quantity: 'AI employees',
    quantityMissing: 'Enter how many AI employees you want to pay for.',
    quantityIssue: 'Enter a whole number, 1 or more.',
    /** Before and after the total. */
    product: (quantity: number, price: string) => `${quantity} × ${price} = `,
    per: (interval: PlanInterval) => ` ${perInterval[interval]}`,
    trial: (days: number, isCardRequired: boolean) =>
      `Start your ${days}-day free trial, ${isCardRequired ? 'card required' : 'no card required'}`,
    trialTerms: (total: string, day: string, isCardRequired: boolean) =>
      isCardRequired ? `First charge: ${total} on ${day}` : `To continue after that: ${total} on ${day}`,
    now: 'Subscribe, card required',
    nowTerms: (total: string) => `${total} charged today`,
    trialNote: 'Cancel before the trial ends and you won’t be charged. Each company gets one free trial.',
    usedTrialNote: 'Your company has used its free trial.',
    card: 'You enter your card at Stripe. Konstruct never sees its number.',
  },
  subscription: {
    title: 'Your subscription',
    incomplete: 'Your first payment hasn’t gone through yet. Until it does, your company stays on the free evaluation.',
    evaluation: (quota: number, answers: number | null) =>
      answers === null
        ? `Free evaluation: ${plural(quota, 'active AI employee')}.`
        : `Free evaluation: ${plural(quota, 'active AI employee')} and ${plural(answers, 'answer')}. No card needed, and you aren’t charged.`,
    unknown: (status: string, quota: number, due: string | null) =>
      `Stripe reports the status “${status}”, which Konstruct doesn’t recognize. Until this is resolved, your company keeps what it had: ${plural(quota, 'active AI employee')}.${due ? ` ${due} is unpaid.` : ''}`,
    ending: (quantity: number, date: string) =>
      `${plural(quantity, 'AI employee')} until ${date}. Then your subscription ends, and you aren’t charged again.`,
    trialing: (quantity: number, date: string) => `${plural(quantity, 'AI employee')}, free until ${date}.`,
    active: (quantity: number, date: string) => `${plural(quantity, 'AI employee')}, paid until ${date}.`,
    pastDue: (due: string | null) =>
      `${due ?? aPayment} is overdue. Stripe retries automatically, or you can pay it now.`,
    paused:
      'Stripe paused your subscription, as it does when a trial ends without a payment method. Nothing is due, and your AI employees are paused. To continue, add a payment method, then resume the subscription.',
    unpaid: (due: string | null) => `${due ?? aPayment} wasn’t paid, so your AI employees are paused.`,
    ended: (date: string | null) =>
      `Your subscription ended${date ? ` on ${date}` : ''}. Your AI employees are paused. Their settings, conversations and costs are kept.`,
    freeAnswers: {
      label: 'Free answers',
      used: (used: number, limit: number) => `${used} of ${limit} used`,
      note: 'Answers under “Try it” count too. Once you’ve used them all, new messages wait. Nothing is lost.',
    },
    unconfirmed: {
      title: (due: string) => `A payment of ${due} isn’t complete`,
      body: 'Your bank may ask you to confirm it. What it pays for takes effect once the payment goes through.',
    },
    facts: {
      quantity: 'AI employees',
      price: 'Price',
      pricePer: (price: string, interval: PlanInterval) => `${price} ${perInterval[interval]}`,
      priceNote: 'before discounts and taxes',
      noPrice: 'See your invoices',
      noPriceNote: 'no single price per AI employee',
      firstCharge: 'First charge',
      nextInvoice: 'Next invoice',
      ends: 'Ends',
    },
  },
  actions: {
    resume: 'Resume subscription',
    resumed: 'Your subscription continues.',
    paymentMethod: 'Manage payment method',
    cancel: 'Cancel subscription',
    canceled: 'Your subscription will end. You can resume it until then.',
  },
  cancel: {
    title: 'Cancel your subscription?',
    confirm: (date: string) => `Cancel on ${date}`,
    dismiss: 'Keep subscription',
    trialing: (date: string) => `Your AI employees keep working until the trial ends on ${date}. You won’t be charged.`,
    owing: (date: string) => `It ends on ${date}. Unpaid amounts stay due.`,
    paid: (date: string) =>
      `Your AI employees keep working until ${date}, which you’ve paid for. You won’t be charged after that, and you don’t get a refund.`,
    after:
      'After that, all of them pause, and new messages wait. Settings, conversations and costs are kept. You can resume your subscription until that day.',
  },
  invoices: {
    title: 'Invoices',
    emptyTitle: 'No invoices yet',
    empty: 'Your first invoice comes with a subscription.',
    noOlderTitle: 'No older invoices',
    noOlder: 'You’ve seen them all.',
    caption: 'Invoices, newest first',
    columns: { date: 'Date', number: 'Number', status: 'Status', amount: 'Amount', document: 'Document' },
    noNumber: '–',
    status: {
      OPEN: 'Due',
      PAID: 'Paid',
      UNCOLLECTIBLE: 'Uncollectible',
      VOID: 'Void',
      credited: 'Credited',
      refunded: 'Refunded',
      notCollected: 'Not collected',
    },
    left: (amount: string) => `${amount} left to pay`,
    refunded: (amount: string) => `${amount} refunded`,
    pay: { label: 'Pay', describe: (number: string) => `Pay invoice ${number} (opens in a new tab)` },
    open: { label: 'Invoice', describe: (number: string) => `Invoice ${number} (opens in a new tab)` },
    pdf: { label: 'PDF', describe: (number: string) => `PDF of invoice ${number} (opens in a new tab)` },
    newest: 'Newest',
    older: 'Older',
  },
} as const;
