import type { Protocol } from '@konstruct/providers';
import type { Prompt } from '../prompt/prompt.ts';
import type { Tokens } from '../provider/price.ts';

/** One call of a model. */
export interface ModelCall {
  readonly protocol: Protocol;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** The vendor's id of the provider, by which the table of models is read; a company's own endpoint is `openai-compatible`. */
  readonly providerId: string;
  readonly modelId: string;
  readonly prompt: Prompt;
  /** For thoughts and the answer together. */
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

/** How a call ended that the vendor took and that brought no answer. */
export type VainEnding =
  /** The model declined (OpenAI `refusal`, Anthropic `stop_reason: refusal`), with or without some words. */
  | 'REFUSED'
  /** The vendor's filter stopped it (`content_filter`), with or without some words. */
  | 'FILTERED'
  /** It asked for a tool; none was offered. */
  | 'TOOL_CALL'
  /** The limit was reached before a whole sentence of an answer stood: thoughts took the room. */
  | 'NO_ROOM'
  /** It ended as if done, without a word of an answer: empty, or thoughts only. */
  | 'EMPTY'
  /** A 2xx that is no answer and no error that could be read. */
  | 'UNREADABLE';

export type ModelOutcome =
  /** `isCut`: the limit was reached; `text` ends with its last whole sentence. `tokens` is null where nothing believable was reported. */
  | { readonly kind: 'answered'; readonly text: string; readonly isCut: boolean; readonly tokens: Tokens | null }
  /** `isFree`: the vendor says that it charges nothing, or no usage comes with a refusal; else `tokens` or, where null, the bound is owed. */
  | {
      readonly kind: 'vain';
      readonly ending: VainEnding;
      readonly tokens: Tokens | null;
      readonly isFree: boolean;
      readonly complaint: string;
    }
  /**
   * The provider refused before the model worked; nothing is owed. `about`: KEY (wrong, without money or without rights), MODEL (not there,
   * or not for this key), LENGTH (prompt and answer exceed the model's window), TEXT (what was written: a filter, invalid text), REQUEST
   * (anything else that asking again would not change).
   */
  | { readonly kind: 'refused'; readonly about: 'KEY' | 'MODEL' | 'LENGTH' | 'TEXT' | 'REQUEST'; readonly complaint: string }
  /** The provider cannot now. `mayBePaid`: the call was sent, and its answer was lost. An error inside a 200 that tells so is one, unpaid where
   * nothing had been written. */
  | { readonly kind: 'unavailable'; readonly mayBePaid: boolean; readonly complaint: string; readonly retryAfterMs: number | null };

/** Whoever calls models. */
export interface Model {
  /**
   * Calls once; once more, at once, for each parameter that the vendor refused and that can be named otherwise or left out (a refusal
   * costs nothing). Never throws what a provider does; never tells a key.
   */
  call(call: ModelCall): Promise<ModelOutcome>;
}
