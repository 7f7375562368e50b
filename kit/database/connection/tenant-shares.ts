import { DatabaseBusyError } from '../errors.ts';

interface Line {
  taken: number;
  readonly waiting: (() => void)[];
}

/**
 * How many connections of a pool each tenant may hold at once: a tenant that holds all of its own waits for those, and for no other tenant's.
 * So a tenant whose rows are locked leaves connections to the others.
 */
export class TenantShares {
  readonly #places: number;
  readonly #waitMs: number;
  readonly #lines = new Map<string, Line>();

  /** `places`: of each tenant. `waitMs`: how long one is waited for. */
  constructor(places: number, waitMs: number) {
    this.#places = places;
    this.#waitMs = waitMs;
  }

  /** Takes one of the tenant's places, in the order of asking. Returns what gives it back, once. Throws a `DatabaseBusyError` after a while. */
  async take(tenantId: string): Promise<() => void> {
    const line = this.#lines.get(tenantId) ?? { taken: 0, waiting: [] };
    this.#lines.set(tenantId, line);
    if (line.taken < this.#places) line.taken += 1;
    else await this.#wait(line);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      // Handed on to the next in line, or given back.
      const next = line.waiting.shift();
      if (next) return next();
      line.taken -= 1;
      if (line.taken === 0) this.#lines.delete(tenantId);
    };
  }

  #wait({ waiting }: Line): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(new DatabaseBusyError('All connections that one company may use at once are busy.'));
      }, this.#waitMs);
      waiting.push(take);
    });
  }
}
