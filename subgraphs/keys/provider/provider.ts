import type { Protocol } from '@konstruct/providers';

/**
 * A model as the catalogue shows it. Prices are US dollars as decimal text; null for an unknown price, which is never
 * zero.
 */
export interface Model {
  readonly id: string;
  readonly name: string;
  readonly inputUsdPerMillionTokens: string | null;
  readonly outputUsdPerMillionTokens: string | null;
  readonly hundredAnswersUsd: string | null;
}

/** A provider of answers for employees. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly protocol: Protocol;
  /** Null if each key has its own. */
  readonly baseUrl: string | null;
  readonly isKeyRequired: boolean;
  readonly isBaseUrlRequired: boolean;
  readonly isPractice: boolean;
  readonly baseUrlHint: string | null;
  readonly modelHint: string | null;
  readonly keyPageUrl: string | null;
  readonly models: readonly Model[];
}

/** A provider that was removed from the configuration: its keys are still listed, so that they can be removed. */
export const departedProvider = (id: string): Provider => ({
  id,
  name: id,
  protocol: 'openai-compatible',
  baseUrl: null,
  isKeyRequired: true,
  isBaseUrlRequired: false,
  isPractice: false,
  baseUrlHint: null,
  modelHint: null,
  keyPageUrl: null,
  models: [],
});
