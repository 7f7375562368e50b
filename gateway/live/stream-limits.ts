import { gatewayBusy, tooManyStreams } from '../errors/rejections.ts';
import type { TrafficLimits } from '../limits/traffic-limits.ts';

/** The listener: an operator, or an API token, in a company. */
export interface Listener {
  readonly personId: string;
  readonly tenantId: string;
}

/** Counts the open live streams of this process, of each company and of each person. */
export function createStreamLimits({ liveStreams, liveStreamsPerCompany, liveStreamsPerPerson }: TrafficLimits) {
  const counts = new Map<string, number>();

  function change(keys: readonly string[], by: 1 | -1): void {
    for (const key of keys) {
      const count = (counts.get(key) ?? 0) + by;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    }
  }

  return {
    /**
     * Counts one more stream; returns a function that subtracts it, once. Throws a rejection when there are too many.
     */
    enter({ personId, tenantId }: Listener): () => void {
      const [person, company, all] = [`person ${personId}`, `company ${tenantId}`, 'all'];
      if ((counts.get(person) ?? 0) >= liveStreamsPerPerson) throw tooManyStreams('yours');
      if ((counts.get(company) ?? 0) >= liveStreamsPerCompany) throw tooManyStreams('this company');
      if ((counts.get(all) ?? 0) >= liveStreams) throw gatewayBusy();
      change([person, company, all], 1);
      return () => change([person, company, all], -1);
    },
  };
}
