import {
  CompanyDocument,
  CreateCheckoutSessionDocument,
  CreateTenantDocument,
  RecordOnboardingStepDocument,
  SignedInDocument,
} from '@konstruct/portal/documents';
import { type Operator, succeeded } from '../operator/operator.ts';
import { waitFor } from '../operator/wait-for.ts';
import { company, employees } from './script.ts';

/** Creates the company, or opens the one that was created before. */
export async function openCompany(operator: Operator): Promise<string> {
  const { viewer } = await operator.ask(SignedInDocument);
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { createTenant } = await operator.ask(CreateTenantDocument, {
    input: { name: company, timeZone, idempotencyKey: 'demo-company' },
  });
  operator.tenantId = succeeded(createTenant, 'CreateTenantSuccess').tenant.id;
  return viewer?.tenants.some(({ id }) => id === operator.tenantId) ? 'is there' : 'created';
}

/** Starts the trial of a subscription for all employees, as in Stripe's Checkout. */
export async function subscribe(operator: Operator, hasStripeSandbox: boolean): Promise<string> {
  const read = async () => (await operator.ask(CompanyDocument)).tenant?.subscription;
  const subscription = await waitFor('Setting up billing for the company', read);
  if (!subscription.isBillingOn) return 'billing is off here: skipped';
  if (subscription.status !== 'NONE') return 'is there';
  if (!hasStripeSandbox) return 'Stripe has no sandbox here: skipped';
  const input = { interval: 'MONTH' as const, quantity: employees.length, idempotencyKey: 'demo-subscription' };
  const { createCheckoutSession } = await operator.ask(CreateCheckoutSessionDocument, { input });
  const { url } = succeeded(createCheckoutSession, 'CreateCheckoutSessionSuccess');
  await fetch(url, { method: 'POST', body: new URLSearchParams({ card: 'works' }), redirect: 'manual' });
  await waitFor('The start of the trial', async () => (await read())?.status === 'TRIALING');
  return 'in trial';
}

/** Marks the wizard as completed. */
export async function finishWizard(operator: Operator): Promise<string> {
  const { tenant } = await operator.ask(CompanyDocument);
  for (const { name, status } of tenant?.onboarding?.steps ?? []) {
    if (status === 'OPEN') await operator.ask(RecordOnboardingStepDocument, { input: { step: name, status: 'DONE' } });
  }
  return 'done';
}
