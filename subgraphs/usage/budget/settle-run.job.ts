import type { Database } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { runEnded } from '@konstruct/schema/messages';
import { settleRun } from './settle-run.ts';

/** A run ended: its reservation is settled. */
export function handleRunEnded(database: Database): Handler {
  return handleMessage(database, runEnded, 'usage', (tx, run, { tenantId }) => settleRun(tx, tenantId, run));
}
