import { count, plural } from '#lib/format/count.ts';

const atMost = (calls: number) => `counted at the most ${calls === 1 ? 'it' : 'they'} can have cost`;

/** UI text for the usage page. */
export const text = {
  title: 'Usage',
  lead: (from: string, to: string, timeZone: string | null) =>
    `${from} to ${to}. Days start at midnight${timeZone === null ? ' in your company’s time zone' : `, ${timeZone} time`}.`,
  playground: 'Try it',
  unknownEmployee: 'Unknown',
  range: {
    label: 'Days',
    presets: { '7': 'Last 7 days', '30': 'Last 30 days', month: 'This month', 'last-month': 'Last month' },
    from: 'From',
    to: 'To',
    show: 'Show',
  },
  cost: { label: 'Cost', exactly: (amount: string) => `Exactly ${amount}` },
  answers: {
    label: 'Answers',
    completed: 'Completed',
    /** Calls that cost money but produced no answer. */
    others: (unanswered: number, interrupted: number) => {
      const parts = [
        ...(unanswered > 0 ? [`${plural(unanswered, 'call')} without an answer`] : []),
        ...(interrupted > 0 ? [`${plural(interrupted, 'call')} cut off`] : []),
      ];
      return `and ${parts.join(', ')}`;
    },
  },
  read: { label: 'Tokens read', cached: (tokens: string) => `${count(tokens)} from the cache` },
  written: { label: 'Tokens written', note: 'By your AI employees' },
  setApart: {
    unpriced: {
      label: 'Included at an unknown price',
      note: 'counted at a safe upper limit, because the price of the model is unknown',
    },
    interrupted: {
      label: 'Included for cut-off calls',
      note: (calls: number) => `${plural(calls, 'call')} that ended early, ${atMost(calls)}`,
    },
    unanswered: {
      label: 'Included for calls without an answer',
      note: (calls: number) => `${plural(calls, 'call')} that the provider charges for and that brought no answer`,
    },
    unmeasured: {
      label: 'Included for calls not measured',
      note: (calls: number) => `${plural(calls, 'call')} whose usage the provider didn’t report, ${atMost(calls)}`,
    },
  },
  emptyTitle: 'No usage in these days',
  empty: 'Choose other days, or ask an AI employee something: its cost appears here immediately.',
  rounding:
    'We round amounts to the cent, and below ten cents to two digits, so a total can differ slightly from the sum of the amounts shown. The CSV files have every digit.',
  byDay: {
    title: 'Cost by day',
    asTable: 'Show as a table',
    day: 'Day',
    answers: 'Answers',
    tokens: 'Tokens',
    tokenCount: (prompt: string, completion: string) => count(String(BigInt(prompt) + BigInt(completion))),
    cost: 'Cost',
  },
  byEmployee: {
    title: 'Tokens by AI employee',
    lead: 'What each AI employee read and wrote.',
    first: 'AI employee',
    parts: ['Read', 'Written'],
  },
  byProvider: { title: 'Cost by AI provider', lead: 'What you pay each provider.', first: 'AI provider' },
  byChannel: {
    title: 'Messages by channel',
    lead: 'Messages that were answered, and calls that brought no answer.',
    first: 'Channel',
    answers: (answers: number) => plural(answers, 'answer'),
  },
  figures: {
    answers: 'Answers',
    unanswered: 'Without an answer',
    cutOff: 'Cut off',
    read: 'Read',
    written: 'Written',
    tokens: 'Tokens',
    cost: 'Cost',
    events: 'Events',
    all: 'All',
    eventsOf: (name: string) => `Events of ${name}`,
  },
  csv: { label: 'CSV', describe: (what: string) => `${what} as a CSV file` },
  budgets: {
    title: (month: string) => `Budgets in ${month}`,
    lead: (thresholds: string) =>
      `Owners, admins and billing members get an e-mail at ${thresholds} of a limit, once a month each.`,
    leadWithoutAlerts: 'No e-mails are sent when spending nears a limit.',
    file: 'Budgets',
    edit: 'Company budget and alerts',
    caption: 'Budgets this month',
    columns: {
      name: 'Budget of',
      status: 'Status',
      used: 'Used',
      spent: 'Spent',
      held: 'Reserved',
      limit: 'Limit',
      alerts: 'Alerts this month',
    },
    company: 'Whole company',
    unknown: 'Unknown',
    noLimit: 'No limit',
    meter: (name: string) => `Budget of ${name}`,
    spent: (percentage: number) => `${percentage}% spent`,
    percentage: (percentage: number) => `${percentage}%`,
    reached: (threshold: number, moment: string) => `${threshold}% on ${moment}`,
    resolved: (moment: string) => `, resolved ${moment}`,
    noAlerts: 'None',
  },
  budgetForm: {
    title: 'Company budget and alerts',
    limit: {
      label: 'Monthly limit for the whole company, in US dollars',
      hint: 'Leave empty for no company limit. It applies in addition to the limit of each AI employee, which you set on its own page.',
    },
    thresholds: {
      label: 'E-mail alerts at these percentages of a limit',
      hint: 'For example 80, 100. Owners, admins and billing members get each alert once a month. Leave empty for no e-mails.',
      issue: 'Enter whole percentages from 1 to 100, such as “80, 100”.',
    },
    cancel: 'Cancel',
    save: 'Save',
    saved: 'Saved. It applies from now on.',
  },
} as const;
