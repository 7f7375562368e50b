import type { WaitingCause } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';

/** What a message waits for, and where that is mended. */
export interface Mend {
  label: string;
  text: string;
  /** With the permission that it takes there: who lacks it is not sent. */
  action: { label: string; href: string; permission: string } | null;
}

interface Place {
  employeeId: string | undefined;
  /** Whether the company as a whole may spend no more this month: then no employee's own budget mends it. */
  isCompanyBudgetUsedUp: boolean;
}

export function mendOf(cause: WaitingCause, { employeeId, isCompanyBudgetUsedUp }: Place): Mend {
  const employee = employeeId ? route.employee(employeeId) : route.employees();
  switch (cause) {
    case 'BUDGET':
      if (isCompanyBudgetUsedUp) {
        return {
          label: 'Budget',
          text: 'The monthly budget of the company is used up.',
          action: { label: 'Raise the company budget', href: route.usage(), permission: 'budgets:manage' },
        };
      }
      return {
        label: 'Budget',
        text: 'The monthly budget is used up.',
        action: { label: 'Raise the budget', href: employee, permission: 'agents:manage' },
      };
    case 'KEY':
      return {
        label: 'Key',
        text: 'The AI provider key does not work.',
        action: { label: 'Mend the key', href: route.keys(), permission: 'keys:manage' },
      };
    case 'PAUSED':
      return {
        label: 'Paused',
        text: 'The AI employee is paused.',
        action: { label: 'Resume it', href: employee, permission: 'agents:manage' },
      };
    case 'PLAN':
      return {
        label: 'Plan',
        text: 'The free answers or the plan are used up.',
        action: { label: 'See billing', href: route.billing(), permission: 'billing:read' },
      };
    case 'NO_EMPLOYEE':
      return {
        label: 'Nobody there',
        text: 'No AI employee answers here.',
        action: { label: 'Hire one', href: route.newEmployee(), permission: 'agents:manage' },
      };
    case 'CONTACT_LIMIT':
      return {
        label: 'Contact limit',
        text: 'This contact has reached the limit of answers. We’ll answer recent messages automatically when it allows.',
        action: null,
      };
    case 'REFUSED':
      return { label: 'Refused', text: 'The model, or its provider, does not answer this.', action: null };
    case 'NO_ANSWER':
      return { label: 'No answer', text: 'The model was called twice, and no answer came of it.', action: null };
    case 'TOO_LONG':
      return {
        label: 'Too long',
        text: 'It does not fit the model, together with what the employee has to know.',
        action: { label: 'Shorten the knowledge', href: employee, permission: 'agents:manage' },
      };
    case 'TOO_LATE':
      return { label: 'Too late', text: 'The channel takes no answer any more.', action: null };
    case 'PROVIDER':
      return { label: 'Provider', text: 'The AI provider does not answer. It is tried again by itself.', action: null };
  }
}
