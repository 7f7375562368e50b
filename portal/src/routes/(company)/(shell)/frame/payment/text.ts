/** UI text for the banner about due payments, on every page of a company. */
export const text = {
  overdue: (amount: string | null) => `${amount ?? 'A payment'} is overdue`,
  pausesOn: (date: string) => `Your AI employees keep working until ${date}. If it isn’t paid by then, they pause.`,
  paused: 'Your AI employees are paused. They resume automatically once it’s paid. New messages wait until then.',
  pausesSoon: 'If it isn’t paid soon, your AI employees pause.',
  subscriptionPaused: {
    title: 'Your subscription and your AI employees are paused',
    body: 'Nothing is due. Your AI employees resume once the subscription has a payment method and is resumed. New messages wait until then.',
  },
  unpaid: {
    title: (amount: string | null) => `${amount ?? 'A payment'} is unpaid, and your AI employees are paused`,
    body: 'They resume automatically once it’s paid. New messages wait until then.',
  },
  incomplete: {
    title: 'Your first payment hasn’t gone through',
    body: 'Your subscription starts once it’s paid. If it isn’t paid within a day, it’s canceled automatically and you aren’t charged.',
  },
  pay: 'Pay now',
  finish: 'Finish payment',
  seeBilling: 'See billing',
  whoPays: 'The owner or someone with the Billing role can pay it.',
} as const;
