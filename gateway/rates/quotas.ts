import type { Policy } from './policies.ts';
import type { Grant, RateStore } from './rate-store.port.ts';

/** An amount of one quota to use. */
export interface Demand {
  /** The subject that the policy's quota belongs to. */
  readonly subject: string;
  readonly policy: Policy;
  readonly amount: number;
}

/** The state of a quota, as far as this gateway knows. */
export interface QuotaState {
  readonly policy: Policy;
  readonly remaining: number;
  /** Until the quota is full again, rounded up. */
  readonly secondsLeft: number;
}

export interface Taken {
  /** The state of the quota that rejected its demand; in that case nothing was taken. */
  readonly refused: QuotaState | null;
  readonly states: readonly QuotaState[];
}

export interface QuotasOptions {
  readonly store: RateStore;
  /** Called when the store cannot be reached, at most once a second. */
  readonly warn: (error: unknown) => void;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
}

/** What this gateway holds of one key's quota. */
interface Held {
  /** Granted to this gateway and not yet used. */
  left: number;
  /** What was left in the store at the last request. */
  beyond: number;
  endsAt: number;
  /** Amounts of requests that wait for the running refill. */
  awaited: number;
  refill: Promise<void> | null;
}

/**
 * Large quotas are taken in twentieths, so that many requests need one statement; small ones exactly as they are used.
 */
const portionOf = ({ quota }: Policy) => (quota >= 1_000 ? Math.ceil(quota / 20) : 0);
/** How long the store is left alone after a failure: a database that is away must not slow down each request. */
const restMs = 1_000;
const mostHeld = 50_000;

/**
 * Counts requests against quotas that all gateways share. It takes quotas in portions, so most requests are counted in
 * memory. While the store cannot be reached, each key has its whole quota once per window in each gateway: requests
 * continue within that limit.
 */
export function createQuotas({ store, warn, now = () => performance.now() }: QuotasOptions) {
  const held = new Map<string, Held>();
  let restingUntil = 0;

  function forget(): void {
    const at = now();
    for (const [key, { endsAt, awaited }] of held) if (endsAt <= at && awaited === 0) held.delete(key);
    for (const key of held.keys()) {
      if (held.size < mostHeld) return;
      held.delete(key);
    }
  }

  function heldOf(key: string): Held {
    const known = held.get(key);
    if (known && (known.endsAt > now() || known.refill)) return known;
    if (held.size >= mostHeld) forget();
    const fresh: Held = { left: 0, beyond: Infinity, endsAt: Infinity, awaited: 0, refill: null };
    held.set(key, fresh);
    return fresh;
  }

  async function ask(key: string, { quota, windowSeconds }: Policy, needed: number, wanted: number): Promise<Grant> {
    if (now() >= restingUntil) {
      try {
        return await store.take({ key, quota, windowSeconds, needed, wanted });
      } catch (error) {
        if (now() >= restingUntil) warn(error);
        restingUntil = now() + restMs;
      }
    }
    return { granted: quota, remaining: 0, windowEndsInMs: windowSeconds * 1_000 };
  }

  async function refill(key: string, mine: Held, policy: Policy, needed: number): Promise<void> {
    const wanted = Math.max(needed, mine.awaited, portionOf(policy));
    const { granted, remaining, windowEndsInMs } = await ask(key, policy, needed, wanted);
    const endsAt = now() + windowEndsInMs;
    // What was held from a window that has ended in the store is void.
    if (mine.endsAt !== Infinity && endsAt > mine.endsAt + 500) mine.left = 0;
    mine.left += granted;
    mine.beyond = remaining;
    mine.endsAt = endsAt;
  }

  async function takeOne({ subject, policy, amount }: Demand): Promise<boolean> {
    const key = `${policy.name} ${subject}`;
    for (;;) {
      const mine = heldOf(key);
      if (mine.left >= amount) {
        mine.left -= amount;
        return true;
      }
      if (mine.endsAt > now() && mine.left + mine.beyond < amount) return false;
      mine.awaited += amount;
      mine.refill ??= refill(key, mine, policy, amount - mine.left).finally(() => (mine.refill = null));
      await mine.refill;
      mine.awaited -= amount;
    }
  }

  function stateOf({ subject, policy }: Demand): QuotaState {
    const { left, beyond, endsAt } = heldOf(`${policy.name} ${subject}`);
    const isKnown = endsAt !== Infinity;
    return {
      policy,
      remaining: isKnown ? Math.min(policy.quota, Math.floor(left + beyond)) : policy.quota,
      secondsLeft: isKnown ? Math.max(1, Math.ceil((endsAt - now()) / 1_000)) : policy.windowSeconds,
    };
  }

  function giveBack({ subject, policy, amount }: Demand): void {
    const mine = held.get(`${policy.name} ${subject}`);
    if (mine && mine.endsAt > now()) mine.left += amount;
  }

  return {
    /** Takes all of the demands or, if one is rejected, none. */
    async take(demands: readonly Demand[]): Promise<Taken> {
      const taken = await Promise.all(demands.map(takeOne));
      const refused = demands[taken.indexOf(false)];
      if (refused) for (const [index, demand] of demands.entries()) if (taken[index]) giveBack(demand);
      return { refused: refused ? stateOf(refused) : null, states: demands.map(stateOf) };
    },
    /** Gives back what was taken and not used. What was taken in a window that has ended is lost. */
    giveBack,
    stateOf,
  };
}

export type Quotas = ReturnType<typeof createQuotas>;
