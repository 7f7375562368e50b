import type { Protocol } from '@konstruct/providers';
import type { Prompt } from '../prompt/prompt.ts';
import type { Tokens } from '../provider/price.ts';

/** One call of a model. */
export interface ModelCall {
  readonly protocol: Protocol;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /**
   * The id of the provider's vendor, which selects an entry of the table of models; a company's own endpoint is
   * `openai-compatible`.
   */
  readonly providerId: string;
  readonly modelId: string;
  readonly prompt: Prompt;
  /** For thoughts and the answer together. */
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

/** How a call ended that the vendor accepted but that brought no answer. */
export type VainEnding =
  /** The model declined (OpenAI `refusal`, Anthropic `stop_reason: refusal`), with or without some text. */
  | 'REFUSED'
  /** The vendor's filter stopped it (`content_filter`), with or without some text. */
  | 'FILTERED'
  /** It called a tool, although we offered none. */
  | 'TOOL_CALL'
  /** It reached the limit before a complete sentence of an answer: thoughts used the tokens. */
  | 'NO_ROOM'
  /** It finished normally without any text of an answer: empty, or thoughts only. */
  | 'EMPTY'
  /** A 2xx without a readable answer or error. */
  | 'UNREADABLE';

export type ModelOutcome =
  /**
   * `isCut`: it reached the limit; `text` ends with its last complete sentence. `tokens` is null if no plausible usage
   * was reported.
   */
  | { readonly kind: 'answered'; readonly text: string; readonly isCut: boolean; readonly tokens: Tokens | null }
  /**
   * `isFree`: the vendor says that it charges nothing, or declined without a usage report. Otherwise we owe `tokens`,
   * or the bound if it is null.
   */
  | {
      readonly kind: 'vain';
      readonly ending: VainEnding;
      readonly tokens: Tokens | null;
      readonly isFree: boolean;
      readonly providerMessage: string;
    }
  /**
   * The provider rejected the call before the model worked; we owe nothing. `about`: KEY (wrong, without money or
   * without rights), MODEL (missing, or not available to this key), LENGTH (prompt and answer exceed the model's
   * window), TEXT (the content: a filter, invalid text), REQUEST (anything else that a retry would not change).
   */
  | {
      readonly kind: 'refused';
      readonly about: 'KEY' | 'MODEL' | 'LENGTH' | 'TEXT' | 'REQUEST';
      readonly providerMessage: string;
    }
  /**
   * The provider cannot answer now. `mayBePaid`: the call was sent, and its answer was lost. An error inside a 200 with
   * this meaning counts too, and is free if no text had been written.
   */
  | {
      readonly kind: 'unavailable';
      readonly mayBePaid: boolean;
      readonly providerMessage: string;
      readonly retryAfterMs: number | null;
    };

/** Calls models. */
export interface Model {
  /**
   * Calls once, and once more, at once, for each rejected parameter that can be renamed or left out (a rejection costs
   * nothing). Never throws a provider's error, and never reveals a key.
   */
  call(call: ModelCall): Promise<ModelOutcome>;
}
