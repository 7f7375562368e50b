import { setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import type { Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { resendUnknown } from '../harness/resend-unknown.ts';
import { startTraffic } from '../harness/traffic.ts';
import { pause } from '../harness/vendors/http-server.ts';

/**
 * Restarts PostgreSQL repeatedly under traffic, every third time by a crash. Then everything that was acknowledged must
 * be answered; `resent` is the outcome once a person has sent the unknown ones again.
 */
export async function postgresRestarts(
  deployment: Deployment,
  options: Readonly<Record<'conversationCount' | 'restartCount' | 'everyMs' | 'pauseMs', number>>,
): Promise<{ writtenCount: number; outcome: Outcome; resent: Outcome }> {
  const { conversationCount, restartCount, everyMs, pauseMs } = options;
  const company = await setUpCompany(deployment);
  const conversations = openConversations(company, conversationCount);
  const traffic = startTraffic(deployment, conversations, { messagesEach: Infinity, pauseMs });
  await pause(everyMs);
  for (let restart = 1; restart <= restartCount; restart += 1) {
    await deployment.postgres.restart(restart % 3 === 0 ? 'immediate' : 'fast');
    await pause(everyMs);
  }
  traffic.end();
  await traffic.done;
  const outcome = await settled(deployment, conversations, traffic.acknowledged);
  await resendUnknown(company.operator);
  const resent = await settled(deployment, conversations, traffic.acknowledged);
  return { writtenCount: traffic.acknowledged.size, outcome, resent };
}
