import { randomUUID } from 'node:crypto';
import {
  ConnectSlackDocument,
  ConnectWhatsAppDocument,
  CreateCompanyDocument,
  HireDocument,
} from '../graph/generated/graphql.ts';
import { type Operator, signUp as signUpAs, succeeded } from '../../launcher/operator/operator.ts';
import type { ReachableProduct as Product } from './product.ts';

export type { Operator };

const password = 'correct horse battery staple';

/** Signs up and confirms the address by the link in the mail, which signs the operator in. */
export async function signUp(product: Product, email = `${randomUUID()}@example.com`): Promise<Operator> {
  return signUpAs(product, { name: 'Ada Lovelace', email, password });
}

/** Signs up and creates a company in Berlin. */
export async function createCompany(product: Product): Promise<Operator> {
  const operator = await signUp(product);
  const input = { name: 'Acme', timeZone: 'Europe/Berlin', idempotencyKey: randomUUID() };
  const { createTenant } = await operator.ask(CreateCompanyDocument, { input });
  operator.tenantId = String(succeeded(createTenant, 'CreateTenantSuccess').tenant.id);
  return operator;
}

/** Hires an employee on the sandbox model, and waits until the plan lets it answer. Returns its id. */
export async function hire(
  operator: Operator,
  more: { name?: string; monthlyBudgetUsd?: string; providerId?: string; modelId?: string; llmKeyId?: string } = {},
): Promise<string> {
  const input = {
    name: 'Nora',
    role: 'Front desk',
    instructions: 'Be friendly and brief.',
    knowledge: 'We are open from 9 to 17 on weekdays. Parking is free behind the house.',
    providerId: 'practice',
    modelId: 'practice-1',
    idempotencyKey: randomUUID(),
    ...more,
  };
  const { createAgent } = await operator.ask(HireDocument, { input });
  return String(succeeded(createAgent, 'CreateAgentSuccess').agent.id);
}

/** Connects the sandbox's Slack workspace as an operator would: consents there and comes back. */
export async function connectSlack(operator: Operator, product: Product): Promise<void> {
  const { startSlackInstall } = await operator.ask(ConnectSlackDocument);
  const authorize = new URL(succeeded(startSlackInstall, 'StartSlackInstallSuccess').url);
  const response = await fetch(`${product.sandbox('slack')}/_control/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      scope: authorize.searchParams.get('scope'),
      redirect_uri: authorize.searchParams.get('redirect_uri'),
    }),
  });
  const { code } = (await response.json()) as { code: string };
  const back = await operator.open(`/oauth/slack/callback?code=${code}&state=${authorize.searchParams.get('state')}`);
  const location = back.headers.get('location') ?? '';
  if (!location.includes('slack=connected')) throw new Error(`Slack was not connected: ${back.status} ${location}`);
}

/**
 * Connects the sandbox's number as an operator would: the five values here, the callback there. Returns the channel's
 * id.
 */
export async function connectWhatsApp(operator: Operator, product: Product): Promise<string> {
  const meta = `${product.sandbox('meta')}/_control`;
  const input = (await (await fetch(`${meta}/connection-values`)).json()) as Parameters<typeof JSON.stringify>[0];
  const { connectWhatsApp: result } = await operator.ask(ConnectWhatsAppDocument, { input });
  const { channel } = succeeded(result, 'ConnectWhatsAppSuccess');
  const { callbackUrl, verifyToken } = channel.whatsApp ?? {};
  const saved = await fetch(`${meta}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl, verifyToken }),
  });
  if (!saved.ok) throw new Error(`Meta did not take the callback: ${await saved.text()}`);
  return String(channel.id);
}
