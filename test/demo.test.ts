import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Product, startProduct } from './setup/product.ts';
import { control } from './setup/sandbox.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'] });
});
afterAll(() => product?.stop());

/** `npm run demo`, and its output. */
async function demo(changed: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../launcher/demo.ts')], {
    env: { ...product.environment, ...changed },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}

/** How many rows the demo could duplicate. */
async function counts(): Promise<Record<string, number>> {
  const tables = {
    companies: 'accounts.tenants',
    members: 'accounts.members',
    invitations: 'accounts.invitations where accepted_at is null',
    tokens: 'accounts.api_tokens',
    employees: 'agents.agents',
    messages: 'agents.messages',
    waiting: "agents.messages where answer_state = 'WAITING'",
    channels: "channels.channels where status = 'CONNECTED'",
    tests: 'channels.outbound_messages where is_test',
    subscriptions: 'billing.subscriptions',
    costs: 'usage.audit_events where cost_usd > 0',
  };
  const rows = Object.entries(tables).map(async ([name, from]) => {
    const [row] = await product.database.query<{ count: number }>(`select count(*)::int as count from ${from}`);
    return [name, row?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

test(
  'a product is filled with a company that one can sign in to; the second time nothing is doubled, and what is missing is added',
  { timeout: 400_000 },
  async () => {
    const first = await demo();
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringMatching(/Sign in as +demo@example\.com\n.* grace\.demo@example\.com\n/),
    });
    // A separate job counts the cost of an answer.
    const filled = await until(async () => {
      const seen = await counts();
      return seen['costs'] === 14 && seen;
    });
    expect(filled).toMatchObject({
      companies: 1,
      members: 2,
      invitations: 1,
      tokens: 1,
      employees: 3,
      waiting: 1,
      channels: 2,
      tests: 2,
      subscriptions: 1,
    });
    // Nine questions in channels and five in the portal, answered by the model and booked; one waits.
    expect(filled).toMatchObject({ messages: 29 });

    const password = /Password +(.+)/.exec(first.output)?.[1] ?? '';
    for (const email of ['demo@example.com', 'grace.demo@example.com']) {
      const signedIn = await fetch(`${product.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.url },
        body: JSON.stringify({ email, password }),
      });
      expect([email, signedIn.status]).toEqual([email, 200]);
    }

    await product.database.query('delete from accounts.invitations where accepted_at is null');
    const second = await demo();
    expect(second).toMatchObject({ code: 0, output: expect.stringMatching(/^Slack \.+ is there$/m) });
    expect(second.output).toMatch(/^WhatsApp \.+ is there$/m);
    expect(await counts()).toEqual(filled);
    expect(await control<unknown[]>(product, 'slack', 'state')).not.toHaveProperty('teams.1');
  },
);

test('a port that another program has is named, with the fix; and production is refused', async () => {
  const server = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const taken = await demo({ PORT: String(port) });
  expect(taken).toEqual({
    code: 1,
    output: expect.stringMatching(
      new RegExp(`^Port ${port} is taken by another program.*PORT=${port + 1} npm run demo\n$`),
    ),
  });
  server.close();
  expect(await demo({ NODE_ENV: 'production', PUBLIC_URL: 'https://konstruct.example' })).toEqual({
    code: 1,
    output: expect.stringContaining('for development'),
  });
});
