import { setTimeout as pause } from 'node:timers/promises';
import { TeamOfDocument } from '../../graph/generated/graphql.ts';
import type { Operator } from '../../setup/operator.ts';
import type { Product } from '../../setup/product.ts';

/** Requests that were not answered as they should have been. */
export interface Failure {
  readonly what: string;
  readonly got: unknown;
}

/** An address that no one else has. */
const from = { 'x-forwarded-for': '198.51.100.7' };

/** Uses the product continuously, through each kind of route, and records failures. */
export function startBystander(product: Product, operator: Operator) {
  const failures: Failure[] = [];
  const stopping = new AbortController();
  let count = 0;
  let events = 0;

  const statusOf = async (path: string, init: RequestInit = {}) => {
    const response = await operator.open(path, {
      ...init,
      headers: { ...from, ...(init.headers as Record<string, string>) },
    });
    await response.arrayBuffer();
    return response.status;
  };
  const webhook = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
  const today = new Date().toISOString().slice(0, 10);
  // Its service rejects a webhook without a signature, which shows that the request arrived there.
  const uses: Readonly<Record<string, () => Promise<unknown>>> = {
    '200 a page': () => statusOf('/employees'),
    '200 the session': () => statusOf('/api/auth/get-session'),
    '401 Slack': () => statusOf('/webhooks/slack', webhook),
    '401 WhatsApp': () => statusOf('/webhooks/whatsapp/0193a0f0-0000-7000-8000-00000000000b', webhook),
    '400 Stripe': () => statusOf('/webhooks/stripe', webhook),
    '200 an export': () => statusOf(`/export/usage.csv?view=events&from=${today}&to=${today}`),
    '200 health': () => statusOf('/healthz'),
    '200 the graph': async () => ((await operator.ask(TeamOfDocument)).tenant ? 200 : 'no company'),
  };

  async function listen(): Promise<void> {
    const response = await operator.open('/events', { headers: from, signal: stopping.signal });
    if (response.status !== 200) failures.push({ what: 'events', got: response.status });
    for await (const bytes of response.body ?? []) events += bytes.length;
    if (!stopping.signal.aborted) failures.push({ what: 'events', got: 'the stream ended' });
  }

  async function use(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const [what, ask] of Object.entries(uses)) {
        const got = await ask().catch((error: unknown) => String(error));
        if (got !== Number(what.slice(0, 3))) failures.push({ what, got });
        count += 1;
        await pause(100);
      }
    }
  }

  const running = Promise.all([
    use(),
    listen().catch(
      (error: unknown) => stopping.signal.aborted || failures.push({ what: 'events', got: String(error) }),
    ),
  ]);
  return {
    failures,
    /** How many requests were made, and how many bytes of events arrived. */
    seen: () => ({ count, events }),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
