import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpCompany } from '../fault/harness/company.ts';
import { openConversations } from '../fault/harness/conversations.ts';
import { promised, settled } from '../fault/harness/outcome.ts';
import { startTraffic } from '../fault/harness/traffic.ts';
import { type Production, startProduction } from './production.ts';

const limitMs = 240_000;

let production: Production;
beforeAll(async () => {
  production = await startProduction();
}, limitMs);
afterAll(() => production?.stop());

test(
  'D1 production starts as compose would start it, and answers in Slack and on WhatsApp; told to stop while models take 5 s it ends with 0, and nothing is interrupted',
  async () => {
    const { vendors, composed } = production;
    const company = await setUpCompany(production, { providerId: 'slow' });
    const conversations = openConversations(company, 4);
    const first = startTraffic(production, conversations, { messagesEach: 1, pauseMs: 0 });
    await first.done;
    expect(await settled(production, conversations, first.acknowledged)).toEqual({ ...promised, answeredCount: 4 });

    const { behaviour, load } = vendors.models.slow;
    behaviour.latencyMs = 5_000;
    const others = openConversations(company, 4);
    const second = startTraffic(production, others, { messagesEach: 1, pauseMs: 0 });
    await second.done;
    await until(() => load.inFlight === 4);
    const calls = vendors.ledger.calls.length;
    const codes = await composed.terminate();
    expect(codes).toEqual(Object.fromEntries(Object.keys(codes).map((name) => [name, 0])));
    expect(Object.keys(codes)).toHaveLength(8);

    await composed.start(Object.keys(codes));
    expect(await settled(production, others, second.acknowledged)).toEqual({ ...promised, answeredCount: 4 });
    expect(vendors.ledger.calls.length).toBe(calls);
    const interrupted = await production.postgres.query(`select from agents.runs where state = 'INTERRUPTED'`);
    expect(interrupted).toEqual([]);
  },
  limitMs,
);
