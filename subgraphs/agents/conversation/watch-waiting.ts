import type { QueueGauge } from '@konstruct/kit/jobs';

/** Messages that wait for something, by what it is. */
export const waitingMessages: QueueGauge = {
  name: 'konstruct_messages_waiting',
  help: 'Messages that cannot be answered now and wait, in all companies, by cause.',
  labels: ['cause'],
  statement: `select coalesce(waiting_cause, 'NONE') as cause, count(*)::int as value from agents.messages where answer_state = 'WAITING' group by 1`,
};
