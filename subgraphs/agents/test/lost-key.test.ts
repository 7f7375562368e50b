import { metricsOf } from '@konstruct/kit/metrics';
import { until } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

const other = generateVaultKey('another');

let service: AgentsService;
beforeEach(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '50', RETRY_UNIT_MS: '20' });
  await service.start();
});
afterEach(() => service.close());

test('D20 what is asked waits for a key that the ring does not open, without a call, and is answered once the ring is back', async () => {
  const { tenantId, operator } = await service.company();
  const keyId = await service.addKey(tenantId, 'sk-good-canary-key-0001');
  await service.hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: keyId });
  const isOpenable = async () => {
    const reference = { __typename: 'LlmKey', id: keyId };
    return (await service.entity<{ isOpenable: boolean | null } | null>(operator, reference, 'isOpenable'))?.isOpenable;
  };
  expect(await isOpenable()).toBe(true);

  await service.restart({ LLM_VAULT_KEYS: `[${other.privateJwk}]` });
  await service.write(tenantId, {});
  await until(async () => (await service.states(tenantId)).includes('KEY'));
  const [waiting] = await service.database.query<{ waiting_reason: string }>(
    "select waiting_reason from agents.messages where tenant_id = $1 and waiting_cause = 'KEY'",
    [tenantId],
  );
  expect(waiting?.waiting_reason).toMatch(/can’t be decrypted on this installation/);
  expect(await isOpenable()).toBe(false);
  // No call was made, and the job does not fail: it is scheduled again for later.
  expect((await service.settled(tenantId)).every(({ outcome }) => outcome === 'released')).toBe(true);
  expect(
    await service.database.query("select from pgboss.job where name = 'agents.answer' and retry_count > 0"),
  ).toEqual([]);
  const metrics = (await metricsOf('agents').text())
    .split('\n')
    .filter((line) => line.startsWith('konstruct_vault_unopened_secrets{'));
  expect(metrics).toEqual([expect.stringMatching(/key="test".* 1$/)]);

  await service.restart();
  expect(await isOpenable()).toBe(true);
  await until(async () => (await service.answers(tenantId)).length === 1);
  expect(await service.states(tenantId)).toEqual(['ANSWERED']);
});

test('D20 while the keys service is away it is not known whether a key opens', async () => {
  const { tenantId, operator } = await service.company();
  const keyId = await service.addKey(tenantId, 'sk-good-canary-key-0001');
  await service.stubs.stop();
  const reference = { __typename: 'LlmKey', id: keyId };
  expect(await service.entity(operator, reference, 'isOpenable')).toEqual({ isOpenable: null });
});
