import type { Clock } from '@konstruct/kit/process';
import type { ModelCall } from '../model.port.ts';
import { type Adjustment, type Asked, type Parameters, parametersFor } from './parameters.ts';

/** What calls have revealed about endpoints, by address and model. */
export interface Learned {
  /** The parameters for a call, adjusted to what is known about its endpoint. */
  apply(call: Pick<ModelCall, 'baseUrl'> & Asked): Parameters;
  learn(call: Pick<ModelCall, 'baseUrl' | 'modelId'>, change: Adjustment): void;
}

/**
 * How long an adjustment is valid: an endpoint may change, and we may have misread it. After that, one rejection is
 * enough to learn it again.
 */
const longestMs = 60 * 60_000;

/**
 * Remembers what up to `most` endpoints accept; the least recently used entry goes first. Entries are keyed by address
 * and model alone: all companies that use one address share what its host said, and only that host can say it. A new
 * process learns it again, at the cost of one rejection each.
 */
export function createLearned(clock: Clock, most = 500): Learned {
  const now = () => clock.now().getTime();
  const known = new Map<string, { readonly adjustment: Adjustment; readonly at: number }>();
  const keyOf = ({ baseUrl, modelId }: Pick<ModelCall, 'baseUrl' | 'modelId'>) => `${baseUrl} ${modelId}`;
  const recall = (key: string) => {
    const learned = known.get(key);
    known.delete(key);
    return learned && now() - learned.at < longestMs ? learned : undefined;
  };
  return {
    apply(call) {
      const usual = parametersFor(call);
      const learned = recall(keyOf(call));
      if (!learned) return usual;
      known.set(keyOf(call), learned);
      return { ...usual, ...learned.adjustment, limit: Math.min(usual.limit, learned.adjustment.limit ?? usual.limit) };
    },
    learn(call, change) {
      const earlier = recall(keyOf(call));
      known.set(keyOf(call), { adjustment: { ...earlier?.adjustment, ...change }, at: earlier?.at ?? now() });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}
