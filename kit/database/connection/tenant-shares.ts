import { DatabaseBusyError } from '../errors.ts';

interface Line {
  taken: number;
  readonly waiting: (() => void)[];
}

/**
 * Limits how many connections of a pool each tenant may hold at once. A tenant that holds its whole share waits for its
 * own connections, not for another tenant's. So a tenant with locked rows leaves connections to the others.
 */
export class TenantShares {
  readonly #places: number;
  readonly #waitMs: number;
  readonly #lines = new Map<string, Line>();

  /** `places`: per tenant. `waitMs`: how long to wait for a place. */
  constructor(places: number, waitMs: number) {
    this.#places = places;
    this.#waitMs = waitMs;
  }

  /**
   * Takes one of the tenant's places, first come, first served. Returns a function that gives it back, once. Throws a
   * `DatabaseBusyError` after a while.
   */
  async take(tenantId: string): Promise<() => void> {
    const line = this.#lines.get(tenantId) ?? { taken: 0, waiting: [] };
    this.#lines.set(tenantId, line);
    if (line.taken < this.#places) line.taken += 1;
    else await this.#wait(line);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      // Passed to the next in line, or given back.
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
