import type { QueueGauge } from '@konstruct/kit/jobs';

/** The number of waiting messages, by cause. */
export const waitingMessages: QueueGauge = {
  name: 'konstruct_messages_waiting',
  help: 'Messages of all companies that wait or are no longer retried, by cause.',
  labels: ['cause'],
  statement: `select coalesce(waiting_cause, 'NONE') as cause, count(*)::int as value from agents.messages where answer_state in ('WAITING', 'SET_ASIDE') group by 1`,
};
