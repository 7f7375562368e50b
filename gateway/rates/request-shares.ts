import { tooManyAtOnce } from '../errors/rejections.ts';

export interface ShareLimits {
  /** Requests of one company that are answered at the same time. */
  readonly atOnce: number;
  /** Requests of one company that wait for a place. */
  readonly waiting: number;
  /** Milliseconds that a request waits for a place. */
  readonly waitMs: number;
}

export const defaultShare: ShareLimits = { atOnce: 10, waiting: 200, waitMs: 15_000 };

interface Share {
  underWay: number;
  readonly waiting: Set<() => void>;
}

/**
 * Limits how many graph requests of one company one gateway answers at the same time: further requests of that company
 * wait, first come, first served. No company waits for another.
 */
export function createShares({ atOnce, waiting, waitMs }: ShareLimits) {
  const shares = new Map<string, Share>();

  function leave(key: string, share: Share): void {
    const [next] = share.waiting;
    // The place passes to the next request, so the number under way stays.
    if (next) return next();
    share.underWay -= 1;
    if (share.underWay === 0) shares.delete(key);
  }

  function place(share: Share, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        share.waiting.delete(take);
        settle();
      };
      const take = end(resolve);
      const giveUp = end(() => reject(tooManyAtOnce(atOnce)));
      const timer = setTimeout(giveUp, waitMs);
      signal.addEventListener('abort', giveUp);
      share.waiting.add(take);
    });
  }

  return {
    /**
     * Takes one of the company's places. The caller calls the returned function once the work is done, whether or not
     * anyone still waits for the answer. Throws a rejection when too many wait already, when no place is free in time,
     * or when the signal ends the wait.
     */
    async enter(key: string, signal: AbortSignal): Promise<() => void> {
      const share = shares.get(key) ?? { underWay: 0, waiting: new Set() };
      shares.set(key, share);
      if (share.underWay < atOnce) share.underWay += 1;
      else if (share.waiting.size >= waiting || signal.aborted) throw tooManyAtOnce(atOnce);
      else await place(share, signal);
      return () => leave(key, share);
    },
  };
}

export type Shares = ReturnType<typeof createShares>;
