import { openDatabase } from '@konstruct/kit/database';
import { createServiceCaller } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { opener } from '@konstruct/kit/vault';
import { database as declared } from '../database.ts';
import { usageBudgets } from '../budget/budget.adapter.ts';
import { storedKeys } from '../provider/key-store.adapter.ts';
import { createModel } from '../model/call/model.adapter.ts';
import { configureProviders } from '../provider/provider.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { readAgentsEnv } from '../env.ts';
import type { House } from './house.ts';

/** The loop that answers, without the queue: what runs when two workers believe that a job is theirs. */
export async function bareRuntime(house: House, more: Partial<Runtime> = {}) {
  const { source } = house;
  const database = await openDatabase(declared, house.database.connection);
  const call = createServiceCaller({ privateJwk: source.AGENTS_CALL_PRIVATE_KEY, from: 'agents' });
  const runtime: Runtime = {
    database,
    clock: { now: () => new Date() },
    log: createLogger({ name: 'agents', level: 'silent' }),
    providers: configureProviders(readAgentsEnv(source)),
    budgets: usageBudgets(source.USAGE_URL, call),
    keys: storedKeys(source.KEYS_URL, call),
    vault: opener(source.LLM_VAULT_KEYS),
    model: createModel(fetch),
    contactLimits: { answersPerHour: 60, usdPerDay: '5' },
    modelTimeoutMs: 20_000,
    answerPlaces: 4,
    quietWindowMs: 0,
    retryUnitMs: 100,
    ...more,
  };
  return { runtime, close: () => database.close() };
}
