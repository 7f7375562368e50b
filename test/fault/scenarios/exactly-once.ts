import { setUpCompany } from '../harness/company.ts';
import { openConversations } from '../harness/conversations.ts';
import { type DeployedName, type Deployment } from '../harness/deployment.ts';
import { type Outcome, settled } from '../harness/outcome.ts';
import { resendUnknown } from '../harness/resend-unknown.ts';
import { startTraffic } from '../harness/traffic.ts';
import { pause } from '../harness/vendors/http-server.ts';

export interface ExactlyOnceOptions {
  readonly conversationCount: number;
  readonly messagesEach: number;
  /** The time over which the six kills and the two restarts of PostgreSQL are spread. */
  readonly durationMs: number;
}

export interface ExactlyOnceResult {
  readonly writtenCount: number;
  /** Webhooks sent, repeats included. */
  readonly sentCount: number;
  readonly outcome: Outcome;
  /** Once a person has sent the unknown ones again: all is answered, and still nothing twice. */
  readonly resent: Outcome;
}

type Fault = readonly [DeployedName, number] | 'fast' | 'immediate';

/** One copy of each service that an answer passes, some of them twice, and PostgreSQL by a restart and by a crash. */
const faults: readonly Fault[] = [
  ['agents', 0],
  ['channels', 1],
  'fast',
  ['usage', 0],
  ['agents', 1],
  'immediate',
  ['channels', 0],
  ['gateway', 1],
];

/**
 * Half of the people write in Slack and half on WhatsApp, each webhook one to three times, while processes are killed
 * and started again. Models and posts take a moment, so that kills find calls in flight.
 */
export async function exactlyOnce(deployment: Deployment, options: ExactlyOnceOptions): Promise<ExactlyOnceResult> {
  const { conversationCount, messagesEach, durationMs } = options;
  const company = await setUpCompany(deployment);
  company.slack.postDelayMs = 30;
  company.whatsApp.postDelayMs = 30;
  deployment.vendors.models.practice.behaviour.latencyMs = 150;
  const conversations = openConversations(company, conversationCount);
  const traffic = startTraffic(deployment, conversations, {
    ...{ messagesEach, mostCopies: 3, mostTogether: 3 },
    pauseMs: durationMs / messagesEach,
  });
  const everyMs = durationMs / (faults.length + 1);
  await pause(everyMs);
  // The next kill waits until the previous target is back, so that a copy of each service is always running.
  for (const fault of faults) await Promise.all([inflict(deployment, fault), pause(everyMs)]);
  await traffic.done;
  const outcome = await settled(deployment, conversations, traffic.acknowledged);
  deployment.vendors.models.practice.behaviour.latencyMs = 0;
  await resendUnknown(company.operator);
  const resent = await settled(deployment, conversations, traffic.acknowledged);
  return { writtenCount: traffic.acknowledged.size, sentCount: traffic.sentCount, outcome, resent };
}

async function inflict({ postgres, copies }: Deployment, fault: Fault): Promise<void> {
  if (typeof fault === 'string') return postgres.restart(fault);
  const service = copies(fault[0])[fault[1]];
  await service?.kill();
  await service?.start();
}
