// A worker in a separate process, for tests that kill it: it takes a job, reports that, and never ends it.
import { createLogger } from '@konstruct/kit/process';
import { handleJob } from '../task.ts';
import { startWorker } from '../worker.ts';
import { first } from './queue.ts';

const [, , connection = ''] = process.argv;
await startWorker({
  service: 'billing',
  connection: JSON.parse(connection),
  handlers: [
    handleJob(first, async () => {
      process.send?.('taken');
      await new Promise(() => undefined);
    }),
  ],
  log: createLogger({ name: 'doomed', level: 'silent' }),
});
