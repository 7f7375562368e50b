/** The demo's cast: made-up people of a made-up company. */

export const company = 'Lakeside Clinic (demo)';

export const owner = { name: 'Dana Demo', email: 'demo@example.com' };
export const colleague = { name: 'Grace Colleague', email: 'grace.demo@example.com', role: 'MEMBER' as const };
export const invited = { email: 'linus.demo@example.com', role: 'VIEWER' as const };

export interface EmployeeScript {
  /** The same in each run, so that the employee is hired once. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly instructions: string;
  readonly knowledge: string;
  readonly monthlyBudgetUsd: string | null;
  /** Questions asked in the portal. */
  readonly tried: readonly string[];
  /** Asked once the budget is used up, so that it waits; null: the budget is left as it is. */
  readonly beyondBudget: string | null;
}

/** The first one answers in the channels. */
export const employees: readonly EmployeeScript[] = [
  {
    id: 'demo-front-desk',
    name: 'Mia',
    role: 'Front desk',
    instructions:
      'Be friendly and brief. Greet people by name when you know it. When you do not know something, say that a colleague gets back to them.',
    knowledge:
      'We are open Monday to Friday from 9:00 to 18:00, and Saturday from 10:00 to 14:00.\n' +
      'A first consultation is free and takes 30 minutes.\n' +
      'Appointments can be moved or cancelled until 24 hours before.\n' +
      'You find us at 12 Station Street; parking is behind the house.\n' +
      'A check-up costs 60 dollars. We take cards and cash.',
    monthlyBudgetUsd: '5',
    tried: ['What does a first consultation cost?'],
    beyondBudget: null,
  },
  {
    id: 'demo-customer-support',
    name: 'Sam',
    role: 'Customer support',
    instructions:
      'Help patients with bills and forms, step by step. Stay calm and polite. Never promise a refund: a colleague decides.',
    knowledge:
      'Invoices are mailed within three days of a visit.\n' +
      'An invoice can be paid by card or by bank transfer within 14 days.\n' +
      'Forms for insurers are signed at the front desk while you wait.',
    monthlyBudgetUsd: null,
    tried: ['When do I get my invoice?', 'Can I pay an invoice by card?'],
    beyondBudget: null,
  },
  {
    id: 'demo-team-assistant',
    name: 'Alex',
    role: 'Team assistant',
    instructions: 'Answer colleagues’ everyday questions about how we work. Be concrete.',
    knowledge:
      'Holidays are requested in the HR tool at least two weeks ahead; the team lead approves.\n' +
      'Expenses up to 100 dollars need no approval; hand in receipts by the 25th.\n' +
      'On the first Monday of the month there is a team lunch.',
    monthlyBudgetUsd: null,
    tried: ['How do I ask for holidays?', 'Do I need approval for a 60 dollar expense?'],
    beyondBudget: 'When is the team lunch?',
  },
];

/** What people write, by author. */
export const inSlack: Readonly<Record<string, readonly string[]>> = {
  ada: ['Hi, when are you open on Saturday?', 'And where do I park?'],
  grace: ['Can I move my appointment to next week?', 'Thanks. What does a check-up cost?'],
  linus: ['Do you take cards?', 'Do you also treat horses?'],
};
export const onWhatsApp: Readonly<Record<string, readonly string[]>> = {
  ada: ['Hello! What does a first consultation cost?', 'How long does it take?'],
  noor: ['Where do I find you?'],
};
