import { newId } from '@konstruct/kit/database';
import { testOperator } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeysService, type KeysService } from './keys-service.ts';

let keys: KeysService;
beforeAll(async () => void (keys = await openKeysService()));
afterAll(() => keys.close());

const add = async (tenantId: string) => {
  const { data } = await keys.add(testOperator(tenantId));
  return (data as { addLlmKey: { llmKey: { id: string } } }).addLlmKey.llmKey.id;
};
const get = (path: string, headers: Record<string, string>) => fetch(`${keys.url}${path}`, { headers });

test('D20 the runtime is told which keys of the vault are needed, in all companies, of seals of the release before too', async () => {
  const [first, second] = [newId(), newId()];
  for (const tenantId of [first, first, second]) await add(tenantId);
  await keys.database.query('update keys.llm_keys set sealed_with = null where tenant_id = $1', [first]);
  const counted = await get('/internal/vault-keys', await keys.callFrom('agents', 'keys', 'none'));
  expect(await counted.json()).toEqual([{ vaultKeyId: 'test', count: 3 }]);
});

test('D20 it is given all sealed keys of the company that the call names, and of no other; no one else is given any', async () => {
  const [mine, other] = [newId(), newId()];
  const [id] = [await add(mine), await add(other)];
  const listed = (await (await get('/internal/llm-keys', await keys.callFrom('agents', 'keys', mine))).json()) as {
    id: string;
    sealed: string;
  }[];
  expect(listed.map((key) => key.id)).toEqual([id]);
  expect(await (await get('/internal/llm-keys', await keys.callFrom('agents', 'keys', 'none'))).json()).toEqual([]);
  for (const path of ['/internal/llm-keys', '/internal/vault-keys']) {
    expect((await get(path, {})).status).toBe(401);
    expect((await get(path, await keys.callFrom('billing', 'keys', mine))).status).toBe(401);
  }
});
