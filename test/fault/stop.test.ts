import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, setUpCompany } from './harness/company.ts';
import { openConversations } from './harness/conversations.ts';
import { type Deployment, startDeployment } from './harness/deployment.ts';
import { promised, settled } from './harness/outcome.ts';
import { startTraffic } from './harness/traffic.ts';
import { until } from '@konstruct/kit/testing';

// D5, N2: a signal to stop, as each deploy sends it, costs no one anything.
const limitMs = 120_000;

let deployment: Deployment;
let company: Company;
beforeAll(async () => {
  deployment = await startDeployment({ copyCount: 1 });
  company = await setUpCompany(deployment, { providerId: 'slow' });
}, limitMs);
afterAll(() => deployment?.stop());

const eventsOf = () =>
  deployment.postgres.query<{ outcome: string }>('select outcome from usage.audit_events where tenant_id = $1', [
    company.operator.tenantId,
  ]);

test(
  'agents, told to stop while a model takes 10 s, ends with 0 once that call is answered: one call, its own cost, the answer sent',
  async () => {
    const { vendors } = deployment;
    const { behaviour, load } = vendors.models.slow;
    const conversations = openConversations(company, 2);
    behaviour.latencyMs = 10_000;
    const traffic = startTraffic(deployment, conversations, { messagesEach: 1, pauseMs: 0 });
    await traffic.done;
    await until(() => load.inFlight === 2);
    const [agents] = deployment.copies('agents');
    const calls = vendors.ledger.calls.length;

    expect(await agents?.stop()).toBe(0);
    behaviour.latencyMs = 0;
    const outcome = await settled(deployment, conversations, traffic.acknowledged);
    expect(outcome).toEqual({ ...promised, answeredCount: 2 });
    expect(vendors.ledger.calls.length).toBe(calls);
    expect(agents?.output()).not.toMatch(/interrupted|failed/);

    await agents?.start();
    const events = await until(async () => {
      const rows = await eventsOf();
      return rows.length === 2 && rows;
    });
    expect(new Set(events.map(({ outcome: each }) => each))).toEqual(new Set(['completed']));
    expect(await deployment.postgres.query('select from usage.reservations where settled_at is null')).toEqual([]);
  },
  limitMs,
);

test(
  'a second signal a moment after the first is the same one; each service ends with 0',
  async () => {
    for (const name of ['channels', 'usage', 'keys', 'accounts', 'billing', 'gateway'] as const) {
      const [service] = deployment.copies(name);
      const ended = service?.stop();
      if (service) process.kill(service.pid(), 'SIGTERM');
      expect([name, await ended]).toEqual([name, 0]);
    }
  },
  limitMs,
);
