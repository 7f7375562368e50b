/** What a group may do at once after a quiet period, in milliseconds of work. */
const burstMs = 300;
/**
 * The pieces of a group run one after another. A piece that takes longer than this is waiting for something, such as a
 * lock: it stops no other, and counts for no more than this.
 */
const longMs = 100;

/** How a piece of work waits for its turn. */
export interface TurnOptions {
  /** Goes before the group's other work: it ends something that has begun. */
  readonly isFirst?: boolean;
  /** The piece belongs to a series of which only one asks at a time: it counts as if it waited behind the others. */
  readonly isOneOfMany?: boolean;
  /**
   * Once aborted, work that ends something runs at once, and work that would begin something is rejected with the
   * signal's reason.
   */
  readonly signal?: AbortSignal;
}

/**
 * Turns of groups (a group is a tenant, or an account at a vendor) at the processor and the database. A group with a
 * backlog of work keeps a process busy only for part of the time, so that another group's single piece finds the
 * process free. A piece that finds no other work of its group does not wait, and costs the group nothing.
 */
export interface Turns {
  /**
   * Runs a piece of work when it is the group's turn. Work without a group does not wait. The work must not take a turn
   * itself. Rejects as the work does.
   */
  take<T>(group: string | null | undefined, work: () => Promise<T>, options?: TurnOptions): Promise<T>;
}

/** `partOfTime`: how much of the process's time a group may use, however much of its work waits. */
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
  /** Running pieces that stop others: those that take long are not counted. */
  #inTurn = 0;
  /** Milliseconds of work that the group may do before it pauses; while it is below zero, the group pauses. */
  #credit = burstMs;
  #creditAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  /** `onRested`: called when nothing runs and nothing waits, so that the group can be removed. */
  constructor(partOfTime: number, onRested: () => void) {
    this.#partOfTime = partOfTime;
    this.#onRested = onRested;
  }

  /** Resolves when it is the turn, with a function that ends it. */
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
