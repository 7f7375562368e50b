import type { JSONValue, LanguageModel } from 'ai';
import type { LimitName } from '../models/model-entry.ts';

/** Which model is called, and where. */
export interface SdkTarget {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly modelId: string;
}

/** How a call is asked, beyond its words. No temperature is ever sent. */
export interface CallParameters {
  readonly limitName: LimitName;
  /** In tokens, for thoughts and answer together. */
  readonly limit: number;
  /** In the vendor's word; null: left to the vendor. */
  readonly effort: string | null;
}

/** What the AI SDK is given to make a call. */
export interface SdkCall {
  readonly model: Exclude<LanguageModel, string>;
  readonly maxOutputTokens?: number;
  readonly providerOptions?: Record<string, Record<string, JSONValue | undefined>>;
}

/** Makes a vendor's part of a call. `fetch` is guarded: the adapter must use no other. */
export type SdkAdapter = (target: SdkTarget, parameters: CallParameters, fetch: typeof globalThis.fetch) => SdkCall;
