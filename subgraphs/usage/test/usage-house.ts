import { type Database, type Directory, newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { type Actor, createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { createTestDatabase, createTestIdentity, type TestDatabase, testJob, testOperator, waitingMessages } from '@konstruct/kit/testing';
import { handleCheckBudgets } from '../alert/check-budgets.job.ts';
import { start } from '../app.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { database as tables } from '../database.ts';
import { readUsageEnv } from '../env.ts';
import { recordEvent } from '../event/record-event.ts';
import type { PaidRun } from '../event/settled-run.ts';
import { knowAgent } from '../limit/know-agent.job.ts';
import { settleRun } from '../reservation/settle-run.ts';
import { knowTenant } from '../tenant/know-tenant.job.ts';

const agentsKeys = await generateIdentityKeys();

/** What accounts is asked to mail. */
export interface Notice {
  noticeId: string;
  roles: string[];
  subject: string;
  paragraphs: string[];
  link: { label: string; path: string } | null;
}

const takeJobs = "delete from pgboss.job where name = 'usage.check_budgets' returning data";

/** The usage service over a database of the test's own, under the service's own roles. */
export interface UsageHouse extends AsyncDisposable {
  readonly db: TestDatabase;
  readonly database: Database;
  readonly directory: Directory;
  /** What a handler or a use case is given by a test that calls it. */
  readonly deps: Dependencies;
  /** What the service takes for now; set it to move. */
  readonly clock: { at: Date };
  ask<T>(tenantId: string, query: string, variables?: object, role?: string): Promise<T>;
  askRaw: Awaited<ReturnType<typeof createTestIdentity>>['ask'];
  readonly service: { name: string; url: string };
  reserve(tenantId: string, body: object): Promise<{ status: number; outcome?: string; message?: string }>;
  settle(tenantId: string, run: Parameters<typeof settleRun>[1]): Promise<void>;
  /** Events without reservations and budgets, in one transaction. */
  record(tenantId: string, runs: readonly PaidRun[]): Promise<void>;
  /** Asks for an export on behalf of somebody. */
  open(path: string, actor: Actor): Promise<Response>;
  /** Runs the jobs of `usage.check_budgets` that wait, side by side, as the worker would. Returns how many there were. */
  checkBudgets(): Promise<number>;
  /** Notices that accounts was asked to mail for a tenant, oldest first. */
  notices(tenantId: string): Promise<Notice[]>;
  hireAgent(tenantId: string, monthlyBudgetUsd: string | null, version?: number, agentId?: string): Promise<string>;
  moveTenant(tenantId: string, timeZone: string, version?: number): Promise<void>;
}

/** A completed run that cost a cent; `more` replaces what matters to the test. */
export function paidRun(more: Partial<PaidRun> = {}): PaidRun {
  return {
    runId: newId(),
    agentId: newId(),
    at: new Date().toISOString(),
    outcome: 'completed',
    agentVersion: 1,
    conversationId: newId(),
    messageId: newId(),
    providerId: 'openai',
    modelId: 'gpt-5.1',
    keyId: null,
    channelKind: 'SLACK',
    promptTokens: 100,
    completionTokens: 20,
    cachedTokens: 40,
    costUsd: '0.0100000000',
    isPriced: true,
    latencyMs: 900,
    ...more,
  };
}

export async function openUsageHouse(): Promise<UsageHouse> {
  const db = await createTestDatabase();
  const database = await openDatabase(tables, { ...db.connection, poolSize: 12 });
  const directory = await openDirectory(tables, db.connection);
  const identity = await createTestIdentity();
  const clock = { at: new Date() };
  const log = createLogger({ name: 'usage', level: 'silent' });
  const deps: Dependencies = { database, directory, clock: { now: () => clock.at }, log };
  const source = {
    DATABASE_URL: db.connection.databaseUrl,
    ...db.passwords('usage'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk,
    USAGE_PORT: '0',
    STOP_GRACE_SECONDS: '1',
    NODE_ENV: 'test',
  };
  // The tests take the jobs themselves, and ask for more at once than one process is made for.
  const startWorker = async () => ({ isWorking: () => true, stop: async () => undefined });
  const service = await start({ env: readUsageEnv(source), log, clock: deps.clock, poolSize: 12, startWorker });
  const callerHeaders = createServiceCaller({ privateJwk: agentsKeys.privateJwk, from: 'agents' });
  const inTenant = <T>(tenantId: string, work: (tx: TenantContext) => Promise<T>) =>
    inTransaction(createTenantContext(deps, tenantId), work);

  return {
    db,
    database,
    directory,
    deps,
    clock,
    service,
    askRaw: identity.ask,
    async ask<T>(tenantId: string, query: string, variables = {}, role = 'OWNER') {
      const { data, errors } = await identity.ask(service, testOperator(tenantId, role), query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data as T;
    },
    async reserve(tenantId, body) {
      const headers = { 'content-type': 'application/json', ...(await callerHeaders('usage', tenantId)) };
      const response = await fetch(`${service.url}/internal/reservations`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, ...((await response.json()) as object) };
    },
    settle: (tenantId, run) => inTenant(tenantId, async (tx) => void (await settleRun(tx, run))),
    record: (tenantId, runs) =>
      inTenant(tenantId, async (tx) => {
        for (const run of runs) await recordEvent(tx, run);
      }),
    open: async (path, actor) => fetch(`${service.url}${path}`, { headers: await identity.headers(actor, 'usage') }),
    async checkBudgets() {
      const jobs = await db.query<{ data: object }>(takeJobs);
      const handler = handleCheckBudgets(deps);
      await Promise.all(jobs.map(({ data }) => handler.run(data, testJob())));
      return jobs.length;
    },
    async notices(tenantId) {
      const messages = await waitingMessages(db, { tenantId, reader: 'accounts' });
      return messages.map(({ body }) => body as unknown as Notice);
    },
    async hireAgent(tenantId, monthlyBudgetUsd, version = 1, agentId = newId()) {
      await inTenant(tenantId, (tx) => knowAgent(tx, { agentId, version, name: 'Ada', monthlyBudgetUsd }));
      return agentId;
    },
    moveTenant: (tenantId, timeZone, version = 1) => inTenant(tenantId, (tx) => knowTenant(tx, { version, timeZone })),
    async [Symbol.asyncDispose]() {
      await service.stop();
      await database.close();
      await directory.close();
      await db.drop();
    },
  };
}
