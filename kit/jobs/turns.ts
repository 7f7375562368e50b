/** What a group may do at once after a quiet moment, in milliseconds of work. */
const burstMs = 300;
/**
 * The pieces of a group run one after another; one that takes longer than this waits for something, a lock: it stops no other, and
 * counts for no more.
 */
const longMs = 100;

/** How a piece of work is to wait for its turn. */
export interface TurnOptions {
  /** Goes before the group's other work: what ends something that has begun. */
  readonly isFirst?: boolean;
  /** It belongs to many pieces of which only one asks at a time: it counts as if it waited behind the others. */
  readonly isOneOfMany?: boolean;
  /** Once aborted, what ends something goes on at once, and what would begin something is refused with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Turns of groups (a group is a tenant, or an account at a vendor) at the processor and the database. A group whose work piles up
 * keeps a process busy for a part of the time, so that another's single piece meets a process with time for it. A piece that finds
 * nothing else of its group there does not wait, and counts for nothing.
 */
export interface Turns {
  /** Does a piece of work when it is the group's turn. Work without a group does not wait. It must not take a turn itself. Rejects as the work does. */
  take<T>(group: string | null | undefined, work: () => Promise<T>, options?: TurnOptions): Promise<T>;
}

/** `partOfTime`: how much of the process a group may keep busy, however much of its work waits. */
export function createTurns(partOfTime: number): Turns {
  const lines = new Map<string, Line>();
  return {
    async take(group, work, options = {}) {
      if (!group) return work();
      const line = lines.get(group) ?? new Line(partOfTime, () => lines.delete(group));
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
  readonly #partOfTime: number;
  readonly #onRested: () => void;
  readonly #first = new Set<() => void>();
  readonly #others = new Set<() => void>();
  #running = 0;
  /** Pieces that run and stop others: not those that take long. */
  #inTurn = 0;
  /** Milliseconds that may be worked before the group rests; below zero it rests. */
  #credit = burstMs;
  #creditAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  /** `onRested`: nothing runs, nothing waits, and it is as if the group had never been there. */
  constructor(partOfTime: number, onRested: () => void) {
    this.#partOfTime = partOfTime;
    this.#onRested = onRested;
  }

  /** Resolves when it is the turn, with what ends it. */
  async take({ isFirst = false, isOneOfMany = false, signal }: TurnOptions): Promise<() => void> {
    const isAlone = !isOneOfMany && this.#inTurn + this.#first.size + this.#others.size === 0;
    await new Promise<void>((resolve, reject) => {
      const waiting = isFirst ? this.#first : this.#others;
      const leave = () => {
        waiting.delete(start);
        signal?.removeEventListener('abort', stop);
      };
      const start = () => {
        leave();
        this.#running += 1;
        this.#inTurn += 1;
        resolve();
      };
      const stop = () => {
        if (isFirst) return start();
        leave();
        reject(signal?.reason as Error);
      };
      waiting.add(start);
      if (signal?.aborted) stop();
      else if (isAlone) start();
      else {
        signal?.addEventListener('abort', stop);
        this.#startNext();
      }
    });
    const began = performance.now();
    const giveBack = () => {
      clearTimeout(long);
      if (!isMine) return;
      isMine = false;
      this.#inTurn -= 1;
      this.#refill();
      if (!isAlone) this.#credit -= Math.min(performance.now() - began, longMs);
      this.#startNext();
    };
    let isMine = true;
    const long = setTimeout(giveBack, longMs);
    return () => {
      this.#running -= 1;
      giveBack();
      if (this.#running === 0) this.#startNext();
    };
  }

  #refill(): void {
    const now = performance.now();
    this.#credit = Math.min(burstMs, this.#credit + (now - this.#creditAt) * this.#partOfTime);
    this.#creditAt = now;
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    this.#refill();
    const [next = this.#others.values().next().value] = this.#first;
    if (next && this.#inTurn === 0 && this.#credit > 0) return next();
    const isIdle = this.#running + this.#first.size + this.#others.size === 0;
    const missing = isIdle ? burstMs - this.#credit : -this.#credit;
    if (isIdle && missing <= 0) this.#onRested();
    else if (missing >= 0) this.#timer = setTimeout(() => this.#startNext(), missing / this.#partOfTime + 1);
    this.#timer?.unref();
  }
}
