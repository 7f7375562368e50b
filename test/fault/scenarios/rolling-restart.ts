import { until } from '@konstruct/kit/testing';
import { EveryPartOfCompanyDocument, SetTenantBudgetDocument } from '../../graph/generated/graphql.ts';
import { type Company, setUpCompany } from '../harness/company.ts';
import { openConversations, webhookOf } from '../harness/conversations.ts';
import type { DeployedName, Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { pause } from '../harness/vendors/http-server.ts';
import { markerText } from '../harness/vendors/ledger.ts';

export interface RollingRestartResult {
  readonly requestCount: number;
  /** Each request that failed, and how. */
  readonly failures: readonly string[];
  /** Exit codes of what was stopped, by name. */
  readonly exitCodes: ReadonlySet<number | null>;
  readonly outcome: Outcome;
}

const everyMs = 50;
/** Services of which a copy restarts at the same time. */
const together = 4;

type Ask = () => Promise<unknown>;

/** Makes a request every 50 ms, regardless of the previous ones: 20 a second. */
function startRequests(kinds: Readonly<Record<string, Ask>>) {
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  const entries = Object.entries(kinds);
  let count = 0;
  const timer = setInterval(() => {
    const [name, ask] = entries[count % entries.length] ?? ['', async () => undefined];
    count += 1;
    const asked = ask().then(
      () => undefined,
      (error: unknown) => void failures.push(`${name}: ${String(error)} ${String((error as Error).cause ?? '')}`),
    );
    open.add(asked);
    void asked.then(() => open.delete(asked));
  }, everyMs);
  return {
    failures,
    count: () => count,
    async end() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}

async function expectOk(response: Response): Promise<void> {
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}

/** Restarts a copy, once the other one is ready, and waits until it is ready. */
async function restart(deployment: Deployment, name: DeployedName, copy: number): Promise<number | null | undefined> {
  const service = deployment.copies(name)[copy];
  const code = await service?.stop();
  await service?.start();
  await until(async () => (await fetch(`${service?.url}/readyz`).catch(() => null))?.ok, 60_000);
  // A balancer checks repeatedly; it has seen the change by now.
  await pause(1_000);
  return code;
}

/**
 * Restarts every copy of every service, a few services at a time, under 20 requests a second: an operator's pages,
 * queries and mutations, and webhooks whose messages are answered.
 */
export async function rollingRestart(
  deployment: Deployment,
  names: readonly DeployedName[],
): Promise<RollingRestartResult> {
  const company: Company = await setUpCompany(deployment);
  const { operator } = company;
  const conversations = openConversations(company, 10);
  const acknowledged = new Set<string>();
  const today = new Date().toISOString().slice(0, 10);
  let messages = 0;
  const requests = startRequests({
    question: () => operator.ask(EveryPartOfCompanyDocument, { range: { from: today, to: today } }),
    page: async () => expectOk(await operator.open('/')),
    mutation: async () => {
      const { setTenantBudget } = await operator.ask(SetTenantBudgetDocument, { input: { monthlyLimitUsd: '5' } });
      if (!('tenant' in setTenantBudget)) throw new Error(JSON.stringify(setTenantBudget));
    },
    webhook: async () => {
      const conversation = conversations[messages % conversations.length];
      if (!conversation) return;
      messages += 1;
      const marker = { conversation: conversation.id, number: Math.ceil(messages / conversations.length) };
      // Sent once: what the vendor would send again counts as failed.
      await deployment.vendors.deliver(webhookOf(deployment, conversation, [marker])());
      acknowledged.add(markerText(marker));
    },
  });
  const exitCodes = new Set<number | null>();
  for (const copy of [0, 1]) {
    for (let first = 0; first < names.length; first += together) {
      const restarts = names.slice(first, first + together).map((name) => restart(deployment, name, copy));
      for (const code of await Promise.all(restarts)) exitCodes.add(code ?? null);
    }
  }
  await requests.end();
  const outcome = await settled(deployment, conversations, acknowledged);
  return { requestCount: requests.count(), failures: requests.failures, exitCodes, outcome };
}
