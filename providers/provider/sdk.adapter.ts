import type { JSONValue, LanguageModel } from 'ai';
import type { LimitName } from '../models/model-entry.ts';

/** Which model to call, and at which address. */
export interface SdkTarget {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly modelId: string;
}

/** The parameters of a call, in addition to its prompt. We never send a temperature. */
export interface CallParameters {
  readonly limitName: LimitName;
  /** In tokens, for thoughts and answer together. */
  readonly limit: number;
  /** In the vendor's term; null: the vendor decides. */
  readonly effort: string | null;
}

/** What the AI SDK needs to make a call. */
export interface SdkCall {
  readonly model: Exclude<LanguageModel, string>;
  readonly maxOutputTokens?: number;
  readonly providerOptions?: Record<string, Record<string, JSONValue | undefined>>;
}

/** Builds a vendor's part of a call. `fetch` is guarded: the adapter must not use any other. */
export type SdkAdapter = (target: SdkTarget, parameters: CallParameters, fetch: typeof globalThis.fetch) => SdkCall;
