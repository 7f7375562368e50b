import { newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { type Actor, createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { openService, testJob, testOperator } from '@konstruct/kit/testing';
import { handleCheckBudgets } from '../alert/check-budgets.job.ts';
import { start } from '../app.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { database as tables } from '../database.ts';
import { readUsageEnv } from '../env.ts';
import { recordEvent } from '../event/record-event.ts';
import type { PaidRun } from '../event/settled-run.ts';
import { applyAgentUpdate } from '../limit/apply-agent-update.job.ts';
import { settleRun } from '../reservation/settle-run.ts';
import { applyTenantUpdate } from '../tenant/apply-tenant-update.job.ts';

const agentsKeys = await generateIdentityKeys();
const callerHeaders = createServiceCaller({ privateJwk: agentsKeys.privateJwk, from: 'agents' });

/** A mail that accounts is asked to send. */
export interface Notice {
  noticeId: string;
  roles: string[];
  subject: string;
  paragraphs: string[];
  link: { label: string; path: string } | null;
}

/** A completed run that cost a cent; `more` overrides what matters to the test. */
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

const takeJobs = "delete from pgboss.job where name = 'usage.check_budgets' returning data";

/**
 * The usage service over the test's own database. The tests take its jobs themselves, and send more requests at once
 * than one process is sized for.
 */
export async function openUsageService() {
  const clock = { at: new Date() };
  const log = createLogger({ name: 'usage', level: 'silent' });
  const startWorker = async () => ({ isWorking: () => true, stop: async () => undefined });
  const service = await openService({
    name: 'usage',
    environment: () => ({ AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk, STOP_GRACE_SECONDS: '1' }),
    start: (source) => start({ env: readUsageEnv(source), log, clock: deps.clock, poolSize: 12, startWorker }),
  });
  const { database: db, identity } = service;
  const database = await openDatabase(tables, { ...db.connection, poolSize: 12 });
  const directory = await openDirectory(tables, db.connection);
  const deps: Dependencies = { database, directory, clock: { now: () => clock.at }, log };
  await service.start();
  service.onClose(() => Promise.all([database.close(), directory.close()]));
  const inTenant = <T>(tenantId: string, work: (tx: TenantContext) => Promise<T>) =>
    inTransaction(createTenantContext(deps, tenantId), work);

  return {
    /** The test harness that all services share. */
    base: service,
    db,
    database,
    directory,
    /** The dependencies for a test that calls a handler or a use case itself. */
    deps,
    /** The service's current time; a test sets it to move the clock. */
    clock,
    askRaw: service.askRaw,
    ask: <T>(tenantId: string, query: string, variables = {}, role = 'OWNER') =>
      service.ask<T>(testOperator(tenantId, role), query, variables),
    async reserve(tenantId: string, body: object): Promise<{ status: number; outcome?: string; message?: string }> {
      const headers = { 'content-type': 'application/json', ...(await callerHeaders('usage', tenantId)) };
      const response = await fetch(`${service.url}/internal/reservations`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
    settle: (tenantId: string, run: Parameters<typeof settleRun>[1]) =>
      inTenant(tenantId, async (tx) => void (await settleRun(tx, run))),
    /** Records events without reservations and budgets, in one transaction. */
    record: (tenantId: string, runs: readonly PaidRun[]) =>
      inTenant(tenantId, async (tx) => {
        for (const run of runs) await recordEvent(tx, run);
      }),
    /** Requests an export on behalf of an actor. */
    open: async (path: string, actor: Actor) =>
      fetch(`${service.url}${path}`, { headers: await identity.headers(actor, 'usage') }),
    /** Runs the waiting jobs of `usage.check_budgets` in parallel, as the worker would. Returns how many there were. */
    async checkBudgets() {
      const jobs = await db.query<{ data: object }>(takeJobs);
      const handler = handleCheckBudgets(deps);
      await Promise.all(jobs.map(({ data }) => handler.run(data, testJob())));
      return jobs.length;
    },
    /** Notices that accounts was asked to mail for a tenant, oldest first. */
    notices: async (tenantId: string) =>
      (await service.messagesTo(tenantId, 'accounts')).map(({ body }) => body as unknown as Notice),
    async hireAgent(tenantId: string, monthlyBudgetUsd: string | null, version = 1, agentId = newId()) {
      await inTenant(tenantId, (tx) => applyAgentUpdate(tx, { agentId, version, name: 'Ada', monthlyBudgetUsd }));
      return agentId;
    },
    moveTenant: (tenantId: string, timeZone: string, version = 1) =>
      inTenant(tenantId, (tx) => applyTenantUpdate(tx, { version, timeZone })),
    [Symbol.asyncDispose]: () => service.close(),
  };
}

export type UsageService = Awaited<ReturnType<typeof openUsageService>>;
