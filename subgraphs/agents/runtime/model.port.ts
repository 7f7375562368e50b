import type { Prompt } from './prompt.ts';
import type { Tokens } from './price.ts';

/** One call of a model. */
export interface ModelCall {
  readonly protocol: 'openai' | 'anthropic' | 'openai-compatible';
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly modelId: string;
  readonly prompt: Prompt;
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

export type ModelOutcome =
  /** `tokens` is null where the provider reported nothing that can be true. */
  | { readonly kind: 'answered'; readonly text: string; readonly tokens: Tokens | null }
  /** The provider will not, and asking again changes nothing: the key is refused, the model unknown, the request too large. */
  | { readonly kind: 'refused'; readonly cause: 'KEY' | 'PROVIDER'; readonly complaint: string }
  /** The provider cannot now. `mayBePaid`: the call was cut off after it was sent. */
  | { readonly kind: 'unavailable'; readonly mayBePaid: boolean; readonly complaint: string; readonly retryAfterMs: number | null };

/** Whoever calls models. */
export interface Model {
  /** Calls once, without retries. Never throws what a provider does; never tells a key. */
  call(call: ModelCall): Promise<ModelOutcome>;
}
