import type { Database } from '@konstruct/kit/database';
import { letterTask, type Task } from '@konstruct/kit/jobs';
import { settledRun } from './settled-run.ts';
import { settleRun } from './settle-run.ts';

/** `usage.settle_run`: a run ended. */
export function settleRunTask(database: Database): Task {
  return letterTask(database, settledRun, (tx, run, { tenantId }) => settleRun(tx, tenantId, run));
}
