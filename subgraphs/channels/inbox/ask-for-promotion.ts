import type { Directory } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';

/** To be told after something came in. */
export type AskForPromotion = () => void;

const task = 'channels.promote_inbox';
const pauseMs = 250;

/**
 * Asks for the inbox to be promoted: at once for a lone event, and once a pause while more keep coming, so that promotion finds
 * many at a time. What is asked for in vain (the database is away, the process dies) the promotion that recurs makes up for.
 */
export function createAskForPromotion({ directory, log }: { directory: Directory; log: Logger }): AskForPromotion {
  let isResting = false;
  let isWanted = false;

  function rest(): void {
    isResting = true;
    isWanted = false;
    setTimeout(() => {
      isResting = false;
      if (isWanted) ask();
    }, pauseMs).unref();
  }

  function ask(): void {
    isWanted = true;
    if (isResting) return;
    rest();
    directory
      .fork()
      .transactional((tx) => enqueue(tx, task, {}, { key: task, queue: task }))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'a promotion could not be asked for'));
  }

  return ask;
}
