import type { Directory } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { promoteInboxJob } from '../job-definitions.ts';

/** To be told after something came in. */
export type AskForPromotion = () => void;

const pauseMs = 250;

/**
 * Asks for the inbox to be promoted: at once for a lone event, and once a pause while more keep coming, so that promotion finds
 * many at a time. What is asked for in vain (the database is away, the process dies) the promotion that recurs makes up for.
 */
export function createAskForPromotion({ directory, log }: { directory: Directory; log: Logger }) {
  let resting: NodeJS.Timeout | undefined;
  let isWanted = false;
  let isStopped = false;
  let underWay: Promise<unknown> = Promise.resolve();

  function askForPromotion(): void {
    isWanted = true;
    if (resting || isStopped) return;
    isWanted = false;
    resting = setTimeout(() => {
      resting = undefined;
      if (isWanted) askForPromotion();
    }, pauseMs).unref();
    const asked = directory
      .fork()
      .transactional((tx) => enqueue(tx, promoteInboxJob, {}, { key: 'all' }))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'a promotion could not be asked for'));
    underWay = Promise.all([underWay, asked]);
  }

  return {
    askForPromotion: askForPromotion satisfies AskForPromotion,
    /** Asks no more, and resolves when nothing is under way: a directory that is closed beneath a transaction never ends closing. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(resting);
      await underWay;
    },
  };
}
