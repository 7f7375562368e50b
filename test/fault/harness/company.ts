import { connectSlack, connectWhatsApp, createCompany, hire, type Operator } from '../../setup/operator.ts';
import type { ReachableDeployment as Deployment } from './deployment.ts';
import type { Business } from './vendors/graph-api.ts';
import type { Workspace } from './vendors/slack-api.ts';
import type { ProviderId } from './vendors/vendors.ts';

/** A company whose employee answers in its own Slack workspace and on its own WhatsApp number. */
export interface Company {
  readonly operator: Operator;
  readonly agentId: string;
  readonly slack: Workspace;
  readonly whatsApp: Business;
}

/**
 * While a machine is busy starting everything, the first sign-up may take longer than the gateway waits for a service.
 */
async function createWithRetries(deployment: Deployment, tries = 5): Promise<Operator> {
  return createCompany(deployment).catch((error: unknown) => {
    if (tries === 1) throw error;
    return createWithRetries(deployment, tries - 1);
  });
}

/**
 * Sets up a company through the public API, as its operator would. One at a time: each gets the newest workspace and
 * business.
 */
export async function setUpCompany(
  deployment: Deployment,
  {
    providerId = 'practice',
    monthlyBudgetUsd,
  }: { readonly providerId?: ProviderId; readonly monthlyBudgetUsd?: string } = {},
): Promise<Company> {
  const operator = await createWithRetries(deployment);
  const agentId = await hire(operator, { providerId, ...(monthlyBudgetUsd !== undefined && { monthlyBudgetUsd }) });
  await connectSlack(operator, deployment);
  await connectWhatsApp(operator, deployment);
  const [slack, whatsApp] = [deployment.vendors.workspaces.at(-1), deployment.vendors.businesses.at(-1)];
  if (!slack || !whatsApp) throw new Error('The vendors know of no install.');
  return { operator, agentId, slack, whatsApp };
}
