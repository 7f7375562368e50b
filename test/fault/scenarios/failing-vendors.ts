import { setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import type { Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { startTraffic } from '../harness/traffic.ts';
import { pause } from '../harness/vendors/http-server.ts';

/**
 * Slack, Meta and the model answer 30 % of their calls with 503, before they accept anything, for a while; people keep
 * writing.
 */
export async function failingVendors(
  deployment: Deployment,
  { conversationCount, failingMs, pauseMs }: Readonly<Record<'conversationCount' | 'failingMs' | 'pauseMs', number>>,
): Promise<{ writtenCount: number; refusedCount: number; outcome: Outcome }> {
  const { vendors } = deployment;
  const company = await setUpCompany(deployment);
  const conversations = openConversations(company, conversationCount);
  const refusedBefore = vendors.ledger.refusedCount;
  vendors.refusedShare = 0.3;
  const traffic = startTraffic(deployment, conversations, { messagesEach: Infinity, pauseMs });
  await pause(failingMs);
  // A busy machine calls vendors seldom: enough calls must have failed for the outcome to be meaningful.
  const end = performance.now() + 120_000;
  while (vendors.ledger.refusedCount - refusedBefore <= 20 && performance.now() < end) await pause(200);
  vendors.refusedShare = 0;
  traffic.end();
  await traffic.done;
  return {
    writtenCount: traffic.acknowledged.size,
    refusedCount: vendors.ledger.refusedCount - refusedBefore,
    outcome: await settled(deployment, conversations, traffic.acknowledged),
  };
}
