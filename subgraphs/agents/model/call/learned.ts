import type { ModelCall } from '../model.port.ts';
import { type Adjustment, type Asked, type Parameters, parametersFor } from './parameters.ts';

/** What was learned, by address and model. */
export interface Learned {
  /** The parameters for a call, with what is known of its endpoint laid over them. */
  apply(call: Pick<ModelCall, 'baseUrl'> & Asked): Parameters;
  learn(call: Pick<ModelCall, 'baseUrl' | 'modelId'>, change: Adjustment): void;
}

/** An endpoint may change, and may have been misunderstood: what was learned holds so long, and is then learned again at one refusal. */
const longestMs = 60 * 60_000;

/**
 * Remembers what endpoints take, for `most` of them; what was used longest ago goes first. By address and model alone: all companies
 * that use one address share what that host said, and only that host can say it. A new process learns it again, at a refusal each.
 */
export function createLearned(most = 500, now: () => number = Date.now): Learned {
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
