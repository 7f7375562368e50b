import { roleUrl, tenantRole } from '@konstruct/kit/database';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateAll } from '../../launcher/postgres/databases.ts';
import { setUpCompany } from './harness/company.ts';
import { openConversations } from './harness/conversations.ts';
import { type Deployment, deployed, startDeployment } from './harness/deployment.ts';
import { promised, settled } from './harness/outcome.ts';
import { hasPooler } from './harness/pooler.ts';
import { startTraffic } from './harness/traffic.ts';

const limitMs = 300_000;

describe.skipIf(!hasPooler())('D4: behind PgBouncer in transaction mode, with DATABASE_DIRECT_URL beside it', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await startDeployment({ copyCount: 1, isPooled: true });
  }, limitMs);
  afterAll(() => deployment?.stop());

  test(
    'people sign up, connect and write, each message is answered once and in order, and every service is ready',
    async () => {
      const company = await setUpCompany(deployment);
      const conversations = openConversations(company, 6);
      const traffic = startTraffic(deployment, conversations, { messagesEach: 4, pauseMs: 200 });
      await traffic.done;
      const outcome = await settled(deployment, conversations, traffic.acknowledged);
      expect(outcome).toEqual({ ...promised, answeredCount: 24 });
      for (const name of deployed) {
        const url = deployment.copies(name)[0]?.url;
        expect([name, (await fetch(`${url}/readyz`)).status]).toEqual([name, 200]);
      }
    },
    limitMs,
  );

  test('what requests may take of the database holds through the pooler: it stands with the role, and each role has a pool of its own', async () => {
    const { pooledUrl = '', platformSecret } = deployment;
    const client = new Client({
      connectionString: roleUrl(tenantRole('agents'), { databaseUrl: pooledUrl, platformSecret }),
    });
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement,
         current_setting('idle_in_transaction_session_timeout') as silent`,
    );
    await client.end();
    expect(rows).toEqual([{ lock: '2s', statement: '15s', silent: '15s' }]);
  });

  test('migrate refuses an address of the owner that leads through the pooler, and says what to set', async () => {
    const migrated = migrateAll(deployment.pooledUrl ?? '', 'never used, which the rejection shows');
    await expect(migrated).rejects.toThrow(/leads to a connection pooler.*OWNER_DATABASE_URL/);
  });

  test(
    'every service stops at SIGTERM with nothing left open at the database',
    async () => {
      for (const name of deployed) await deployment.copies(name)[0]?.stop();
      const held = await deployment.postgres.query(
        `select usename from pg_stat_activity where usename like 'konstruct\\_%' and state <> 'idle'`,
      );
      expect(held).toEqual([]);
    },
    limitMs,
  );
});
