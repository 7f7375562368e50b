// A worker in a process of its own, for tests that kill it: it takes a job, says so, and never ends it.
import { createLogger } from '@konstruct/kit/service';
import { startWorker } from '../worker.ts';

const [, , task = '', connection = ''] = process.argv;
await startWorker({
  service: 'billing',
  connection: JSON.parse(connection),
  tasks: {
    [task]: async () => {
      process.send?.('taken');
      await new Promise(() => undefined);
    },
  },
  log: createLogger({ name: 'doomed', level: 'silent' }),
});
