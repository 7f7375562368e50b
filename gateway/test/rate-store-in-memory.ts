import type { Portion, RateStore } from '../rates/rate-store.port.ts';

/** Quotas of gateways that share one memory instead of one database. `isDown` makes it fail. */
export function createRateStoreInMemory(): RateStore & { isDown: boolean; asked: Portion[] } {
  const taken = new Map<string, { amount: number; endsAt: number }>();
  return {
    isDown: false,
    asked: [],
    async take(portion) {
      if (this.isDown) throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
      this.asked.push(portion);
      const { key, quota, windowSeconds, needed, wanted } = portion;
      const known = taken.get(key);
      const row =
        known && known.endsAt > performance.now()
          ? known
          : { amount: 0, endsAt: performance.now() + windowSeconds * 1_000 };
      const granted = row.amount + needed <= quota ? Math.min(wanted, quota - row.amount) : 0;
      row.amount += granted;
      taken.set(key, row);
      return { granted, remaining: quota - row.amount, windowEndsInMs: row.endsAt - performance.now() };
    },
    close: async () => undefined,
  };
}
