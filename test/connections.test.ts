import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, setUpCompany } from './fault/harness/company.ts';
import { openConversations } from './fault/harness/conversations.ts';
import { type Deployment, deployed, startDeployment } from './fault/harness/deployment.ts';
import { promised, settled } from './fault/harness/outcome.ts';
import { startTraffic } from './fault/harness/traffic.ts';
import { EveryPartOfCompanyDocument } from './graph/generated/graphql.ts';
import { type Product, startProduct } from './setup/product.ts';

/** Two sets fit `max_connections=100`, with connections left for a migration, a backup and a person. */
const mostOfOneSet = 45;
const limitMs = 300_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, limitMs);
afterAll(() => product?.stop());

test('N10: one of every service together opens at most 45 connections to the database, whatever happens', async () => {
  const ports = JSON.parse(
    readFileSync(join(product.environment['KONSTRUCT_HOME'] ?? '', 'ports.json'), 'utf8'),
  ) as Record<string, number>;
  // All run in one process here, and report how many connections it may open.
  const text = await (await fetch(`http://127.0.0.1:${ports['metrics']}/metrics`)).text();
  const most = Number(/^konstruct_database_connections_most\{[^}]*\} (\d+)$/m.exec(text)?.[1]);
  expect(most).toBeGreaterThan(30);
  expect(most).toBeLessThanOrEqual(mostOfOneSet);
});

test(
  'N10: two of every service under load fail nothing with max_connections=100',
  async () => {
    const deployment: Deployment = await startDeployment({
      copyCount: 2,
      postgresFlags: ['-c', 'max_connections=100'],
    });
    try {
      const companies = [
        await setUpCompany(deployment),
        await setUpCompany(deployment),
        await setUpCompany(deployment),
      ];
      const conversations = companies.flatMap((company) => openConversations(company, 6));
      const traffic = startTraffic(deployment, conversations, { messagesEach: 4, pauseMs: 200 });
      const today = new Date().toISOString().slice(0, 10);
      const failed: string[] = [];
      const readPages = async ({ operator }: Company) => {
        for (let times = 0; times < 30; times += 1) {
          const read = operator.ask(EveryPartOfCompanyDocument, { range: { from: today, to: today } });
          await read.catch((error: unknown) => failed.push(String(error)));
        }
      };
      await Promise.all([traffic.done, ...[...companies, ...companies].map(readPages)]);
      const outcome = await settled(deployment, conversations, traffic.acknowledged);
      const output = deployed.flatMap((name) => deployment.copies(name)).map((copy) => copy.output());
      const errors = output.flatMap((text) =>
        text.split('\n').filter((line) => /"level":(50|60)|too many clients|connection slots/.test(line)),
      );
      expect({ failed, errors }).toEqual({ failed: [], errors: [] });
      expect(outcome).toEqual({ ...promised, answeredCount: 72 });
    } finally {
      await deployment.stop();
    }
  },
  limitMs,
);
