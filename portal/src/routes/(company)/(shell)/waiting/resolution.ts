import type { WaitingCause } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';
import { text } from './text.ts';

const { causes } = text;

/** What a message is waiting for, and where to fix it. */
interface Resolution {
  label: string;
  text: string;
  /** With the permission that the fix requires. Operators without it get no link. */
  action: { label: string; href: string; permission: string } | null;
}

interface Circumstances {
  employeeId: string | undefined;
  /** Whether the company's budget is used up: then raising an employee's own budget does not help. */
  isCompanyBudgetUsedUp: boolean;
}

type Actionable = (typeof causes)['BUDGET' | 'companyBudget' | 'KEY' | 'PAUSED' | 'PLAN' | 'NO_EMPLOYEE' | 'TOO_LONG'];

const withAction = ({ label, text, action }: Actionable, href: string, permission: string): Resolution => ({
  label,
  text,
  action: { label: action, href, permission },
});

export function resolutionFor(cause: WaitingCause, { employeeId, isCompanyBudgetUsedUp }: Circumstances): Resolution {
  const employee = employeeId ? route.employee(employeeId) : route.employees();
  switch (cause) {
    case 'BUDGET':
      return isCompanyBudgetUsedUp
        ? withAction(causes.companyBudget, route.usage(), 'budgets:manage')
        : withAction(causes.BUDGET, employee, 'agents:manage');
    case 'KEY':
      return withAction(causes.KEY, route.keys(), 'keys:manage');
    case 'PAUSED':
    case 'TOO_LONG':
      return withAction(causes[cause], employee, 'agents:manage');
    case 'PLAN':
      return withAction(causes.PLAN, route.billing(), 'billing:read');
    case 'NO_EMPLOYEE':
      return withAction(causes.NO_EMPLOYEE, route.newEmployee(), 'agents:manage');
    case 'CONTACT_LIMIT':
    case 'REFUSED':
    case 'NO_ANSWER':
    case 'TOO_LATE':
    case 'PROVIDER':
      return { ...causes[cause], action: null };
  }
}
