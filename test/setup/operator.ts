import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import type { TypedDocumentString } from '../graph/generated/graphql.ts';
import { ConnectSlackDocument, ConnectWhatsAppDocument, FoundCompanyDocument, HireDocument } from '../graph/generated/graphql.ts';
import type { ReachableProduct as Product } from './product.ts';

/** Somebody who uses the product through its public door, as the portal does: with a session and typed documents. */
export interface Operator {
  readonly email: string;
  tenantId: string;
  /** Asks with a trusted document. Throws what the graph answers as errors. */
  ask<TResult, TVariables>(document: TypedDocumentString<TResult, TVariables>, variables?: TVariables): Promise<TResult>;
  /** The session, for a browser. */
  cookies(): { name: string; value: string; url: string }[];
  /** Opens an address of the product with the session, and follows nothing. */
  open(path: string, init?: RequestInit): Promise<Response>;
}

const password = 'correct horse battery staple';

async function mailedLink(product: Product, email: string): Promise<string> {
  return until(async () => {
    const response = await fetch(`${product.sandbox('mail')}/_control/mails?to=${encodeURIComponent(email)}`);
    const mails = (await response.json()) as { links: string[] }[];
    return mails.flatMap(({ links }) => links).find((link) => link.includes('/verify-email?'));
  });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Signs up, confirms the address by the link in the mail, which signs in. */
export async function signUp(product: Product, email = `${randomUUID()}@example.com`): Promise<Operator> {
  const post = (path: string, body: object) =>
    fetch(`${product.url}/api/auth/${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', origin: product.url },
      body: JSON.stringify(body),
    });
  const made = await post('sign-up/email', { email, password, name: 'Ada Lovelace', callbackURL: '/' });
  if (!made.ok) throw new Error(`Sign-up answered ${made.status}: ${await made.text()}`);
  const token = new URL(await mailedLink(product, email)).searchParams.get('token');
  const signedIn = await post('verify-email', { token, password });
  if (!signedIn.ok) throw new Error(`The confirmation answered ${signedIn.status}: ${await signedIn.text()}`);
  const cookie = cookieOf(signedIn);

  const operator: Operator = {
    email,
    tenantId: '',
    cookies: () =>
      `${cookie}; konstruct_tenant=${operator.tenantId}`.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: product.url };
      }),
    open: (path, init = {}) =>
      fetch(`${product.url}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { cookie: `${cookie}; konstruct_tenant=${operator.tenantId}`, ...init.headers },
      }),
    async ask<TResult>(document: TypedDocumentString<TResult, unknown>, variables?: unknown): Promise<TResult> {
      const response = await operator.open('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-konstruct-tenant': operator.tenantId },
        body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
      });
      const { data, errors } = (await response.json()) as { data: TResult; errors?: unknown[] };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  return operator;
}

/** Signs up and founds a company in Berlin. */
export async function foundCompany(product: Product): Promise<Operator> {
  const operator = await signUp(product);
  const input = { name: 'Acme', timeZone: 'Europe/Berlin', idempotencyKey: randomUUID() };
  const { createTenant } = await operator.ask(FoundCompanyDocument, { input });
  if (createTenant.__typename !== 'CreateTenantSuccess') throw new Error(JSON.stringify(createTenant));
  operator.tenantId = String(createTenant.tenant.id);
  return operator;
}

/** Hires an employee on the practice model, and waits until the plan lets it answer. Returns its id. */
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
  if (createAgent.__typename !== 'CreateAgentSuccess') throw new Error(JSON.stringify(createAgent));
  return String(createAgent.agent.id);
}

/** Connects the sandbox's Slack workspace as an operator would: consents there and comes back. */
export async function connectSlack(operator: Operator, product: Product): Promise<void> {
  const { startSlackInstall } = await operator.ask(ConnectSlackDocument);
  if (startSlackInstall.__typename !== 'StartSlackInstallSuccess') throw new Error(JSON.stringify(startSlackInstall));
  const authorize = new URL(startSlackInstall.url);
  const response = await fetch(`${product.sandbox('slack')}/_control/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scope: authorize.searchParams.get('scope'), redirect_uri: authorize.searchParams.get('redirect_uri') }),
  });
  const { code } = (await response.json()) as { code: string };
  const back = await operator.open(`/oauth/slack/callback?code=${code}&state=${authorize.searchParams.get('state')}`);
  const location = back.headers.get('location') ?? '';
  if (!location.includes('slack=connected')) throw new Error(`Slack was not connected: ${back.status} ${location}`);
}

/** Connects the sandbox's number as an operator would: the five values here, the callback there. Returns the channel's id. */
export async function connectWhatsApp(operator: Operator, product: Product): Promise<string> {
  const meta = `${product.sandbox('meta')}/_control`;
  const input = (await (await fetch(`${meta}/connection-values`)).json()) as Parameters<typeof JSON.stringify>[0];
  const { connectWhatsApp: result } = await operator.ask(ConnectWhatsAppDocument, { input });
  if (result.__typename !== 'ConnectWhatsAppSuccess') throw new Error(JSON.stringify(result));
  const { callbackUrl, verifyToken } = result.channel.whatsApp ?? {};
  const saved = await fetch(`${meta}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl, verifyToken }),
  });
  if (!saved.ok) throw new Error(`Meta did not take the callback: ${await saved.text()}`);
  return String(result.channel.id);
}
