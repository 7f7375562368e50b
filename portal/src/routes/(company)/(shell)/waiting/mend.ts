import type { WaitingCause } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';

/** What a message waits for, and where that is mended. */
export interface Mend {
  label: string;
  text: string;
  action: { label: string; href: string } | null;
}

export function mendOf(cause: WaitingCause, employeeId: string | undefined): Mend {
  const employee = employeeId ? route.employee(employeeId) : route.employees();
  switch (cause) {
    case 'BUDGET':
      return { label: 'Budget', text: 'The monthly budget is used up.', action: { label: 'Raise the budget', href: employee } };
    case 'KEY':
      return { label: 'Key', text: 'The AI provider key does not work.', action: { label: 'Mend the key', href: route.keys() } };
    case 'PAUSED':
      return { label: 'Paused', text: 'The AI employee is paused.', action: { label: 'Resume it', href: employee } };
    case 'PLAN':
      return { label: 'Plan', text: 'The free answers or the plan are used up.', action: { label: 'See billing', href: route.billing() } };
    case 'NO_EMPLOYEE':
      return { label: 'Nobody there', text: 'No AI employee answers here.', action: { label: 'Hire one', href: route.newEmployee() } };
    case 'PROVIDER':
      return { label: 'Provider', text: 'The AI provider does not answer. It is tried again by itself.', action: null };
  }
}
