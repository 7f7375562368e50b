import type { Actor } from '@konstruct/kit/identity';
import { tenantOf } from '@konstruct/kit/identity';
import { rateLimited } from '../errors/rejections.ts';
import { type policiesOf, requestPoints, type Subject, type Unit } from './policies.ts';
import type { Demand, Quotas, QuotaState } from './quotas.ts';
import { rateHeaders } from './rate-headers.ts';
import { subjectAddress } from './subject-address.ts';

/** What one request is counted for, from its first byte to its answer. */
export interface RequestRates {
  /** Counts the request itself against its address. Throws a rejection. */
  open(): Promise<void>;
  /** Counts the request against the caller, who is known from here on. Throws a rejection. */
  identify(actor: Actor): Promise<void>;
  /** Charges amounts to all subjects of the request: all of it or nothing. Throws a rejection. */
  charge(amounts: Iterable<readonly [Unit, number]>): Promise<void>;
  /** Gives points back that were charged and not used. */
  refund(points: number): void;
  /** The headers for the answer. */
  headers(): Record<string, string>;
}

export interface RequestRatesOptions {
  readonly quotas: Quotas;
  readonly policies: ReturnType<typeof policiesOf>;
}

/** The subjects that a caller's requests count against, in addition to the address. */
function subjectsOf(actor: Actor): [Subject, string][] {
  const tenantId = tenantOf(actor);
  const company: [Subject, string][] = tenantId === null ? [] : [['company', tenantId]];
  if (actor.kind === 'operator') return [['person', actor.id], ...company];
  return actor.kind === 'token' ? [['token', actor.id], ...company] : company;
}

/** Counts requests of one gateway. */
export function createRequestRates({ quotas, policies }: RequestRatesOptions) {
  return (ip: string): RequestRates => {
    const subjects: [Subject, string][] = [['address', subjectAddress(ip)]];
    const states = new Map<string, QuotaState>();
    let retryAfterSeconds: number | null = null;

    const demandsOf = (counted: readonly [Subject, string][], unit: Unit, amount: number): Demand[] =>
      counted.map(([kind, subject]) => ({ subject, policy: policies[unit][kind], amount }));

    async function take(demands: readonly Demand[]): Promise<void> {
      const taken = await quotas.take(demands);
      for (const state of taken.states) states.set(state.policy.name, state);
      if (!taken.refused) return;
      const { policy, secondsLeft } = taken.refused;
      const asked = demands.find((demand) => demand.policy === policy)?.amount ?? 0;
      retryAfterSeconds = secondsLeft;
      throw rateLimited(policy, asked, secondsLeft);
    }

    return {
      open: () => take(demandsOf(subjects, 'points', requestPoints)),
      async identify(actor) {
        const caller = subjectsOf(actor);
        subjects.push(...caller);
        if (caller.length > 0) await take(demandsOf(caller, 'points', requestPoints));
      },
      charge: (amounts) => take([...amounts].flatMap(([unit, amount]) => demandsOf(subjects, unit, amount))),
      refund(points) {
        for (const demand of demandsOf(subjects, 'points', points)) {
          quotas.giveBack(demand);
          states.set(demand.policy.name, quotas.stateOf(demand));
        }
      },
      headers: () => ({
        ...rateHeaders(states.values()),
        ...(retryAfterSeconds !== null && { 'retry-after': String(retryAfterSeconds) }),
      }),
    };
  };
}

export type OpenRequestRates = ReturnType<typeof createRequestRates>;
