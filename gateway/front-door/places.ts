import { gatewayBusy } from '../errors/rejections.ts';

interface Waiting {
  readonly holders: readonly string[];
  readonly enter: () => void;
}

/** The concurrent requests that a service handles for one route. */
export interface Places {
  /**
   * Resolves once there is a place, with a function that gives it back. Among those that wait, the holder with the
   * fewest places enters first. Rejects with 503 when no place is free in time, and with the signal's reason when the
   * caller leaves.
   */
  take(holders: readonly string[], signal: AbortSignal): Promise<() => void>;
}

export interface PlacesOptions {
  readonly count: number;
  /** The places that one holder, such as an address or a company, may have. */
  readonly share: number;
  readonly waitMs: number;
}

/** A number of places, of which no holder can have all. */
export function createPlaces({ count, share, waitMs }: PlacesOptions): Places {
  const held = new Map<string, number>();
  /** By waiting holder, in order of arrival. */
  const waiting = new Map<string, Set<Waiting>>();
  let taken = 0;

  const heldBy = (holders: readonly string[]) => Math.max(0, ...holders.map((holder) => held.get(holder) ?? 0));
  const hasRoom = (holders: readonly string[]) => taken < count && heldBy(holders) < share;

  function change(holders: readonly string[], by: 1 | -1): void {
    taken += by;
    for (const holder of holders) {
      const now = (held.get(holder) ?? 0) + by;
      if (now > 0) held.set(holder, now);
      else held.delete(holder);
    }
  }

  function enter(holders: readonly string[]): () => void {
    change(holders, 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      change(holders, -1);
      admitNext();
    };
  }

  function admitNext(): void {
    let next: Waiting | undefined;
    for (const [first] of waiting.values()) {
      if (first && hasRoom(first.holders) && (!next || heldBy(first.holders) < heldBy(next.holders))) next = first;
    }
    next?.enter();
  }

  return {
    take(holders, signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (hasRoom(holders)) return Promise.resolve(enter(holders));
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const line = holders.join(' ');
      const ownLine = waiting.get(line) ?? new Set();
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        ownLine.delete(own);
        if (ownLine.size === 0 && waiting.get(line) === ownLine) waiting.delete(line);
      };
      const abort = () => {
        leave();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        leave();
        reject(gatewayBusy());
      }, waitMs);
      const own: Waiting = {
        holders,
        enter() {
          leave();
          resolve(enter(holders));
        },
      };
      signal.addEventListener('abort', abort);
      waiting.set(line, ownLine.add(own));
      return promise;
    },
  };
}
