import type { Database } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { metricsOf } from '@konstruct/kit/metrics';
import type { Logger } from '@konstruct/kit/process';
import { runEnded } from '@konstruct/schema/messages';
import { settleRun } from './settle-run.ts';

const countCapped = metricsOf('usage').counter(
  'konstruct_capped_settlements_total',
  'Calls that a provider reported to cost more than was reserved for them.',
  [],
);

/** A run ended: its reservation is settled. A report that cannot be true raises an alarm: the company's provider, or our bound, is wrong. */
export function handleRunEnded(database: Database, log: Logger): Handler {
  return handleMessage(database, runEnded, 'usage', async (tx, run, { tenantId }) => {
    const booked = await settleRun(tx, tenantId, run);
    if (!booked?.reported) return;
    const { costUsd: bookedUsd, reported, runId, agentId, providerId, modelId } = booked;
    const what = {
      tenantId,
      runId,
      agentId,
      providerId,
      modelId,
      bookedUsd,
      reportedUsd: reported.costUsd,
      reportedTokens: reported.tokens,
    };
    log.error(what, 'a provider reported more than a call can have cost: it is booked at its upper bound');
    countCapped({});
  });
}
