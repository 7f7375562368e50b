import type { LimitName } from '@konstruct/schema/models';
import type { Protocol } from './provider.ts';

/** The two calls that a key is tried with, in one vendor's words. */
export interface Dialect {
  readonly listPath: string;
  readonly chatPath: string;
  /** Without a key: what the endpoint gives to anybody. */
  headers(key: string | null): Record<string, string>;
  /** What the limit of a chat may be called here, the usual name first. */
  readonly limitNames: readonly [LimitName, ...LimitName[]];
  /** The smallest chat there is. */
  chat(model: string, limitName: LimitName): object;
}

const messages = [{ role: 'user', content: 'Say ok.' }];

const openai: Dialect = {
  listPath: '/models',
  chatPath: '/chat/completions',
  headers: (key): Record<string, string> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  // Reasoning models refuse `max_tokens`, and count what they think within this bound.
  limitNames: ['max_completion_tokens', 'max_tokens'],
  chat: (model, limitName) => ({ model, messages, [limitName]: limitName === 'max_tokens' ? 1 : 16 }),
};

const anthropic: Dialect = {
  listPath: '/models?limit=1000',
  chatPath: '/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key === null ? {} : { 'x-api-key': key }) }),
  limitNames: ['max_tokens'],
  chat: (model, limitName) => ({ model, messages, [limitName]: 1 }),
};

export const dialects: Readonly<Record<Protocol, Dialect>> = {
  openai,
  anthropic,
  'openai-compatible': { ...openai, limitNames: ['max_tokens', 'max_completion_tokens'] },
};
