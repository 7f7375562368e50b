import type { FaultRule } from '@konstruct/sandbox/faults';
import type { Ending } from '@konstruct/sandbox/model-endings';
import type { MetaFault } from '@konstruct/sandbox/meta-delivery';
import type { SlackFault } from '@konstruct/sandbox/slack-delivery';
import { until } from '@konstruct/kit/testing';
import type { ReachableProduct as Product } from './product.ts';

/** What the Slack sandbox shows of a message. */
interface SlackMessage {
  readonly ts: string;
  readonly from: 'human' | 'app';
  readonly text: string;
  readonly username: string | null;
}

/** Calls a sandbox's control endpoints; a body changes something there. */
export async function control<T>(
  product: Product,
  sandbox: 'slack' | 'model' | 'meta' | 'stripe',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${product.sandbox(sandbox)}/_control/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Writes to the employee in a direct message. */
export async function writeInSlack(product: Product, text: string, user = 'ada'): Promise<void> {
  await control(product, 'slack', 'messages', { user, channel: 'dm', text });
}

/** What the employee wrote to a person, oldest first. */
export async function answersInSlack(product: Product, user = 'ada'): Promise<SlackMessage[]> {
  const messages = await control<SlackMessage[]>(product, 'slack', `messages?user=${user}`);
  return messages.filter(({ from }) => from === 'app');
}

/** Waits until the employee has written `count` messages to a person. */
export function answered(product: Product, count: number, user = 'ada'): Promise<SlackMessage[]> {
  return until(async () => {
    const answers = await answersInSlack(product, user);
    return answers.length >= count && answers;
  }, 30_000);
}

/** How the next events are delivered. */
export async function deliverNext(product: Product, fault: SlackFault): Promise<void> {
  await control(product, 'slack', 'delivery', fault);
}

/** Makes a sandbox misbehave. */
export async function breakNext(product: Product, sandbox: 'slack' | 'model' | 'meta', rule: FaultRule): Promise<void> {
  await control(product, sandbox, 'faults', [rule]);
}

/** How a call of the sandbox model ends: the next one, or the next matching ones. */
export async function endNext(
  product: Product,
  ending: Ending,
  fitting: { match?: string; inPrompt?: string; times?: number } = {},
): Promise<void> {
  await control(product, 'model', 'endings', { ending, ...fitting });
}

/** How often a path of a sandbox was called. */
export async function callsOf(product: Product, sandbox: 'slack' | 'model' | 'meta', path: string): Promise<number> {
  return (await control<unknown[]>(product, sandbox, `requests?path=${encodeURIComponent(path)}`)).length;
}

/** The bot tokens that the Slack sandbox has given out. */
export async function slackTokens(product: Product): Promise<string[]> {
  const state = JSON.stringify(await control(product, 'slack', 'state'));
  return [...new Set(state.match(/xoxb-[\w-]+/g) ?? [])];
}

/** What the WhatsApp sandbox shows of a message. */
interface PhoneMessage {
  readonly id: string;
  readonly from: 'person' | 'business';
  readonly text: string;
  readonly status: string | null;
}

/** Writes to the company's number from a phone. */
export async function writeOnWhatsApp(product: Product, text: string, from = 'ada'): Promise<void> {
  await control(product, 'meta', 'messages', { from, text });
}

/** Waits until the company has written `count` messages to a person's phone. */
export function answeredOnWhatsApp(product: Product, count: number, from = 'ada'): Promise<PhoneMessage[]> {
  return until(async () => {
    const messages = await control<PhoneMessage[]>(product, 'meta', `messages?from=${from}`);
    const answers = messages.filter((message) => message.from === 'business');
    return answers.length >= count && answers;
  }, 30_000);
}

/** How the next webhooks of WhatsApp are delivered. */
export async function deliverNextOnWhatsApp(product: Product, fault: MetaFault): Promise<void> {
  await control(product, 'meta', 'delivery', fault);
}

/** Gives a message of the company a status at Meta. */
export async function reportStatus(product: Product, id: string, status: string): Promise<void> {
  await control(product, 'meta', 'statuses', { id, status });
}

/** The credentials that a company enters when it connects WhatsApp. */
export async function whatsAppSecrets(product: Product): Promise<Record<string, string>> {
  const { accessToken, appSecret } = await control<{ accessToken: string; appSecret: string }>(
    product,
    'meta',
    'connection-values',
  );
  return { 'the WhatsApp token': accessToken, "the Meta app's secret": appSecret };
}
