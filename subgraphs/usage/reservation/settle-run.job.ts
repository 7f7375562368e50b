import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { metricsOf } from '@konstruct/kit/metrics';
import { runEnded } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies } from '../context.ts';
import { settleRun } from './settle-run.ts';

const countCapped = metricsOf('usage').counter(
  'konstruct_capped_settlements_total',
  'Calls that a provider reported to cost more than was reserved for them.',
  [],
);

/**
 * Settles the reservation of a run that ended. An implausible report raises an alarm: either the company's provider or
 * our bound is wrong.
 */
export function handleRunEnded(deps: Dependencies): Handler {
  return handleMessage(deps.database, runEnded, 'usage', async (em, run, { tenantId }) => {
    const booked = await settleRun(createTenantContext(deps, tenantId, em), run);
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
    deps.log.error(what, 'a provider reported more than a call can have cost: it is booked at its upper bound');
    countCapped({});
  });
}
