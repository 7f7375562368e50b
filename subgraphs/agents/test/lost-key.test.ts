import { metricsOf } from '@konstruct/kit/metrics';
import { until } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

const other = generateVaultKey('another');

let house: AgentsService;
beforeEach(async () => {
  house = await openAgentsService({ QUIET_WINDOW_MS: '50', RETRY_UNIT_MS: '20' });
  await house.start();
});
afterEach(() => house.close());

test('D20 what is asked waits for a key that the ring does not open, without a call, and is answered once the ring is back', async () => {
  const { tenantId, operator } = await house.company();
  const keyId = await house.addKey(tenantId, 'sk-good-canary-key-0001');
  await house.hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: keyId });
  const isOpenable = async () => {
    const query = `{ _entities(representations: [{ __typename: "LlmKey", id: "${keyId}" }]) { ... on LlmKey { isOpenable } } }`;
    return (await house.ask<{ _entities: { isOpenable: boolean | null }[] }>(operator, query))._entities[0]?.isOpenable;
  };
  expect(await isOpenable()).toBe(true);

  await house.restart({ LLM_VAULT_KEYS: `[${other.privateJwk}]` });
  await house.write(tenantId, {});
  await until(async () => (await house.states(tenantId)).includes('KEY'));
  const [waiting] = await house.database.query<{ waiting_reason: string }>(
    "select waiting_reason from agents.messages where tenant_id = $1 and waiting_cause = 'KEY'",
    [tenantId],
  );
  expect(waiting?.waiting_reason).toMatch(/can't be decrypted on this installation/);
  expect(await isOpenable()).toBe(false);
  // No call was made, and the job does not fail: it is scheduled again for later.
  expect((await house.settled(tenantId)).every(({ outcome }) => outcome === 'released')).toBe(true);
  expect(await house.database.query("select from pgboss.job where name = 'agents.answer' and retry_count > 0")).toEqual([]);
  const metrics = (await metricsOf('agents').text()).split('\n').filter((line) => line.startsWith('konstruct_vault_unopened_secrets{'));
  expect(metrics).toEqual([expect.stringMatching(/key="test".* 1$/)]);

  await house.restart();
  expect(await isOpenable()).toBe(true);
  await until(async () => (await house.answers(tenantId)).length === 1);
  expect(await house.states(tenantId)).toEqual(['ANSWERED']);
});

test('D20 while the keys service is away it is not known whether a key opens', async () => {
  const { tenantId, operator } = await house.company();
  const keyId = await house.addKey(tenantId, 'sk-good-canary-key-0001');
  await house.stubs.stop();
  const query = `{ _entities(representations: [{ __typename: "LlmKey", id: "${keyId}" }]) { ... on LlmKey { isOpenable } } }`;
  expect(await house.ask(operator, query)).toEqual({ _entities: [{ isOpenable: null }] });
});
