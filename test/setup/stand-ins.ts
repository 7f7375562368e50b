import type { FaultRule } from '@konstruct/sandbox/faults';
import type { DeliveryMode } from '@konstruct/sandbox/slack-delivery';
import { until } from '@konstruct/kit/testing';
import type { Product } from './product.ts';

/** What the Slack stand-in shows of a message. */
interface SlackMessage {
  readonly ts: string;
  readonly from: 'human' | 'app';
  readonly text: string;
  readonly username: string | null;
}

async function control<T>(product: Product, standIn: 'slack' | 'model', path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${product.standIn(standIn)}/_control/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Writes to the employee in a direct message. */
export async function writeInSlack(product: Product, text: string, user = 'ada'): Promise<void> {
  await control(product, 'slack', 'messages', { user, channel: 'dm', text });
}

/** What the employee wrote to somebody, oldest first. */
export async function answersInSlack(product: Product, user = 'ada'): Promise<SlackMessage[]> {
  const messages = await control<SlackMessage[]>(product, 'slack', `messages?user=${user}`);
  return messages.filter(({ from }) => from === 'app');
}

/** Waits until the employee has written `count` messages to somebody. */
export function answered(product: Product, count: number, user = 'ada'): Promise<SlackMessage[]> {
  return until(async () => {
    const answers = await answersInSlack(product, user);
    return answers.length >= count && answers;
  }, 30_000);
}

/** How the next events are delivered. */
export async function deliverNext(product: Product, mode: DeliveryMode): Promise<void> {
  await control(product, 'slack', 'delivery', mode);
}

/** Makes a stand-in misbehave. */
export async function breakNext(product: Product, standIn: 'slack' | 'model', rule: FaultRule): Promise<void> {
  await control(product, standIn, 'faults', [rule]);
}

/** How often a path of a stand-in was called. */
export async function callsOf(product: Product, standIn: 'slack' | 'model', path: string): Promise<number> {
  return (await control<unknown[]>(product, standIn, `requests?path=${encodeURIComponent(path)}`)).length;
}

/** The bot tokens that the Slack stand-in has given out. */
export async function slackTokens(product: Product): Promise<string[]> {
  const state = JSON.stringify(await control(product, 'slack', 'state'));
  return [...new Set(state.match(/xoxb-[\w-]+/g) ?? [])];
}
