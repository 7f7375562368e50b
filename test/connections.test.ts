import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompany } from './fault/harness/company.ts';
import { openConversations } from './fault/harness/conversations.ts';
import { type Deployment, startDeployment } from './fault/harness/deployment.ts';
import { promised, settled } from './fault/harness/outcome.ts';
import { startTraffic } from './fault/harness/traffic.ts';
import { EveryPartOfCompanyDocument } from './graph/generated/graphql.ts';
import { type Product, startProduct } from './setup/product.ts';

/** Two sets fit `max_connections=100`, with room for a migration, a backup and a person. */
const mostOfOneSet = 45;
const limitMs = 300_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, limitMs);
afterAll(() => product?.stop());

test('N10: one of every service together opens at most 45 connections to the database, whatever happens', async () => {
  const ports = JSON.parse(readFileSync(join(product.environment['KONSTRUCT_HOME'] ?? '', 'ports.json'), 'utf8')) as Record<string, number>;
  // All run in one process here, and tell what that may open.
  const text = await (await fetch(`http://127.0.0.1:${ports['metrics']}/metrics`)).text();
  const most = Number(/^konstruct_database_connections_most\{[^}]*\} (\d+)$/m.exec(text)?.[1]);
  expect(most).toBeGreaterThan(30);
  expect(most).toBeLessThanOrEqual(mostOfOneSet);
});

test(
  'N10: two of every service under load fail nothing with max_connections=100',
  async () => {
    const deployment: Deployment = await startDeployment({ copyCount: 2, postgresFlags: ['-c', 'max_connections=100'] });
    try {
      const company = await createCompany(deployment);
      const conversations = openConversations(company, 24);
      const traffic = startTraffic(deployment, conversations, { messagesEach: 5, pauseMs: 100 });
      const today = new Date().toISOString().slice(0, 10);
      const requests = { sent: 0, failed: [] as string[] };
      const ask = async () => {
        for (let times = 0; times < 25; times += 1) {
          requests.sent += 1;
          const asked = company.operator.ask(EveryPartOfCompanyDocument, { range: { from: today, to: today } });
          await asked.catch((error: unknown) => requests.failed.push(String(error)));
        }
      };
      await Promise.all([traffic.done, ...Array.from({ length: 12 }, ask)]);
      const outcome = await settled(deployment, conversations, traffic.acknowledged);
      expect(requests).toEqual({ sent: 300, failed: [] });
      expect(outcome).toEqual({ ...promised, answeredCount: 120 });
    } finally {
      await deployment.stop();
    }
  },
  limitMs,
);
