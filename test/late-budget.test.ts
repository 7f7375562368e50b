import { until } from '@konstruct/kit/testing';
import { start as startUsage } from '@konstruct/usage/main';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from '../subgraphs/agents/test/agents-service.ts';
import { agentsKeys } from '../subgraphs/agents/test/stub-services.ts';

let agents: AgentsService;
beforeAll(async () => {
  // Nothing is retried automatically within the test.
  agents = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '60000' });
  const { source, database } = agents;
  const ofUsage = { ...database.passwords('usage'), AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk, USAGE_PORT: '0' };
  const usage = await startUsage({ ...source, ...ofUsage });
  agents.onClose(() => usage.stop());
  await agents.start({ USAGE_URL: usage.url });
});
afterAll(() => agents?.close());

const update = 'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { __typename } }';

test('a raised budget that the usage service applies more than ten seconds later has the waiting message answered then', async () => {
  const { tenantId, operator } = await agents.company();
  const { agent } = await agents.hire(operator, { monthlyBudgetUsd: '0.0000000001' });
  await until(
    async () => (await agents.database.query('select from usage.known_agents where id = $1', [agent.id])).length > 0,
  );
  await agents.write(tenantId, {});
  await until(async () => (await agents.states(tenantId)).join() === 'BUDGET');

  const blocker = new Client({ connectionString: agents.database.adminUrl });
  await blocker.connect();
  try {
    await blocker.query('begin');
    await blocker.query('select from usage.known_agents where id = $1 for update', [agent.id]);
    const input = { id: agent.id, monthlyBudgetUsd: '5', basedOnVersion: 1 };
    expect(await agents.ask(operator, update, { input })).toEqual({
      updateAgent: { __typename: 'UpdateAgentSuccess' },
    });
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect(await agents.states(tenantId)).toEqual(['BUDGET']);
  } finally {
    await blocker.end();
  }
  await until(async () => (await agents.states(tenantId)).join() === 'ANSWERED');
});
