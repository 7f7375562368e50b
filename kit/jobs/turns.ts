/** How much of a process a group may keep busy, however much of its work waits: the rest is there for those who come. */
const partOfTime = 0.5;
/** What a group may do at once after a quiet moment, in milliseconds of work. One piece counts for as much at most. */
const burstMs = 100;
/** Pieces of one group side by side: one that waits for a lock does not stop the group. */
const sideBySide = 2;

/** How a piece of work is to wait for its turn. */
export interface TurnOptions {
  /** Goes before the group's other work: what ends something that has begun. */
  readonly isFirst?: boolean;
  /** Once aborted, turns are given at once: what is under way is to end. */
  readonly signal?: AbortSignal;
}

/**
 * Turns of groups (a group is a tenant, or an account at a vendor) at the processor and the database. A group whose work never
 * ends keeps a process busy for half of the time, so that another's single piece meets a process with time for it. Who does little
 * never waits.
 */
export interface Turns {
  /** Does a piece of work when it is the group's turn. Work without a group does not wait. It must not take a turn itself. */
  take<T>(group: string | null | undefined, work: () => Promise<T>, options?: TurnOptions): Promise<T>;
}

export function createTurns(): Turns {
  const lines = new Map<string, Line>();
  return {
    async take(group, work, options = {}) {
      if (!group) return work();
      const line = lines.get(group) ?? new Line(() => lines.delete(group));
      lines.set(group, line);
      const end = await line.take(options);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

/** One group's work. */
class Line {
  readonly #onRested: () => void;
  readonly #first = new Set<() => void>();
  readonly #others = new Set<() => void>();
  #running = 0;
  /** Milliseconds that may be worked before the group rests; below zero it rests. */
  #credit = burstMs;
  #creditAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  /** `onRested`: nothing runs, nothing waits, and it is as if the group had never been there. */
  constructor(onRested: () => void) {
    this.#onRested = onRested;
  }

  /** Resolves when it is the turn, with what ends it. */
  async take({ isFirst = false, signal }: TurnOptions): Promise<() => void> {
    await new Promise<void>((resolve) => {
      const waiting = isFirst ? this.#first : this.#others;
      const start = () => {
        waiting.delete(start);
        signal?.removeEventListener('abort', start);
        this.#running += 1;
        resolve();
      };
      waiting.add(start);
      if (signal?.aborted) start();
      else {
        signal?.addEventListener('abort', start);
        this.#startNext();
      }
    });
    const began = performance.now();
    return () => {
      this.#running -= 1;
      this.#refill();
      this.#credit -= Math.min(performance.now() - began, burstMs);
      this.#startNext();
    };
  }

  #refill(): void {
    const now = performance.now();
    this.#credit = Math.min(burstMs, this.#credit + (now - this.#creditAt) * partOfTime);
    this.#creditAt = now;
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    this.#refill();
    while (this.#running < sideBySide && this.#credit > 0) {
      const [next = this.#others.values().next().value] = this.#first;
      if (!next) break;
      next();
    }
    const isIdle = this.#running + this.#first.size + this.#others.size === 0;
    const missing = isIdle ? burstMs - this.#credit : -this.#credit;
    if (isIdle && missing <= 0) this.#onRested();
    else if (missing >= 0) this.#timer = setTimeout(() => this.#startNext(), missing / partOfTime + 1);
    this.#timer?.unref();
  }
}
