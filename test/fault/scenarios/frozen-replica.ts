import { setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import type { DeployedName, Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { startTraffic } from '../harness/traffic.ts';
import { pause } from '../harness/vendors/http-server.ts';

export interface FrozenReplicaOptions {
  readonly name: DeployedName;
  readonly conversationCount: number;
  /** How long people write while the copy is frozen, and the mean pause between two messages of one of them. */
  readonly writingMs: number;
  readonly pauseMs: number;
}

export interface FrozenReplicaResult {
  readonly writtenCount: number;
  /** While the copy is still frozen. */
  readonly frozen: Outcome;
  /** After it was resumed. */
  readonly thawed: Outcome;
}

/**
 * Freezes one copy of a service under traffic, with its connections, locks and calls, while people keep writing. It
 * thaws only once the other copy has answered everything, or nothing has been answered for a minute; what it does then
 * must have no effect.
 */
export async function frozenReplica(
  deployment: Deployment,
  { name, conversationCount, writingMs, pauseMs }: FrozenReplicaOptions,
): Promise<FrozenReplicaResult> {
  const companies = [await setUpCompany(deployment), await setUpCompany(deployment)];
  deployment.vendors.models.practice.behaviour.latencyMs = 100;
  const conversations = companies.flatMap((company) => openConversations(company, conversationCount / 2));
  const traffic = startTraffic(deployment, conversations, { messagesEach: Infinity, pauseMs });
  await pause(3000);
  const thaw = deployment.freeze(name, 0);
  await pause(writingMs);
  traffic.end();
  await traffic.done;
  const frozen = await settled(deployment, conversations, traffic.acknowledged);
  thaw();
  const thawed = await settled(deployment, conversations, traffic.acknowledged);
  deployment.vendors.models.practice.behaviour.latencyMs = 0;
  return { writtenCount: traffic.acknowledged.size, frozen, thawed };
}
