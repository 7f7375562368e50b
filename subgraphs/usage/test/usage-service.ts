import { newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { type Actor, createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { openService, testJob } from '@konstruct/kit/testing';
import type { noticeRequested } from '@konstruct/schema/messages';
import type { z } from 'zod';
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
type Notice = z.input<typeof noticeRequested.schema>;

const answered = {
  outcome: 'completed',
  agentVersion: 1,
  providerId: 'openai',
  modelId: 'gpt-5.1',
  keyId: null,
} as const;
const measured = { promptTokens: 100, completionTokens: 20, cachedTokens: 40, costUsd: '0.0100000000', isPriced: true };

/** A completed run that cost a cent; `more` overrides what matters to the test. */
export function paidRun(more: Partial<PaidRun> = {}): PaidRun {
  const ids = { runId: newId(), agentId: newId(), conversationId: newId(), messageId: newId() };
  const at = new Date().toISOString();
  return { ...ids, at, channelKind: 'SLACK', ...answered, ...measured, latencyMs: 900, ...more };
}

export type UsageService = Awaited<ReturnType<typeof openUsageService>>;

/**
 * The usage service over the test's own database. The tests take its jobs themselves, and send more requests at once
 * than one process is sized for.
 */
export async function openUsageService() {
  const startWorker = async () => ({ isWorking: () => true, stop: async () => undefined });
  const service = await openService({
    name: 'usage',
    readEnv: readUsageEnv,
    start: (parts) => start({ ...parts, poolSize: 12, startWorker }),
    environment: { AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk, STOP_GRACE_SECONDS: '1' },
  });
  const { clock, log } = service.parts();
  clock.at = new Date();
  const database = await openDatabase(tables, { ...service.database.connection, poolSize: 12 });
  const directory = await openDirectory(tables, service.database.connection);
  const deps: Dependencies = { database, directory, clock, log };
  await service.start();
  service.onClose(() => Promise.all([database.close(), directory.close()]));
  const inTenant = <T>(tenantId: string, work: (tx: TenantContext) => Promise<T>) =>
    inTransaction(createTenantContext(deps, tenantId), work);

  return Object.assign(service, {
    /** The dependencies for a test that calls a handler or a use case itself. */
    deps,
    async reserve(tenantId: string, body: object): Promise<{ status: number; outcome?: string; message?: string }> {
      const headers = await callerHeaders('usage', tenantId);
      const response = await service.postJson('/internal/reservations', JSON.stringify(body), headers);
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
      fetch(`${service.url}${path}`, { headers: await service.identity.headers(actor, 'usage') }),
    /** Runs the waiting jobs of `usage.check_budgets` in parallel, as the worker would. Returns how many there were. */
    async checkBudgets() {
      const take = "delete from pgboss.job where name = 'usage.check_budgets' returning data";
      const jobs = await service.database.query<{ data: object }>(take);
      await Promise.all(jobs.map(({ data }) => handleCheckBudgets(deps).run(data, testJob())));
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
  });
}
