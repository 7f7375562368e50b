import type { Directory } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import { rollUp } from './roll-up.ts';

/** `usage.roll_up`, every 2 seconds. */
export function rollUpTask(directory: Directory): Task {
  return () => rollUp(directory);
}

/** `usage.make_months`, every hour: the months that events will be written in are there before the first event. */
export function makeMonthsTask(directory: Directory): Task {
  return async () => {
    await directory.fork().execute('select usage_functions.make_event_months(3)');
  };
}
