import { readEnvironment } from './env.ts';
import { ReportDocument } from './generated/graphql.ts';
import { createClient, KonstructError } from './konstruct.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

/** What each AI employee did and cost in the last 30 days, as tab-separated lines. */
async function report(): Promise<void> {
  const ask = createClient(readEnvironment());
  const { tenant } = await ask(ReportDocument, { range: { from: daysAgo(29), to: daysAgo(0) } });
  const used = new Map(tenant?.usage?.byAgent.map(({ agentId, totals }) => [agentId, totals]));
  console.log(`${tenant?.name}, the last 30 days`);
  console.log(['employee', 'status', 'answers', 'US dollars'].join('\t'));
  for (const { id, name, status } of tenant?.agents?.nodes ?? []) {
    const totals = used.get(id);
    // Costs are exact decimals in a string: keep them that way, and use floats for display only.
    console.log([name, status, totals?.answerCount ?? 0, totals?.costUsd ?? '0'].join('\t'));
  }
  console.log(['total', '', tenant?.usage?.totals.answerCount ?? 0, tenant?.usage?.totals.costUsd ?? '0'].join('\t'));
}

await report().catch((error: unknown) => {
  console.error(error instanceof KonstructError ? `${error.codes.join(', ')}: ${error.message}` : error);
  process.exitCode = 1;
});
