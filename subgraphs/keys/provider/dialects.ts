import type { Protocol } from './provider.ts';

/** The two calls that a key is tried with, in one vendor's words. */
export interface Dialect {
  readonly listPath: string;
  readonly chatPath: string;
  /** Without a key: what the endpoint gives to anybody. */
  headers(key: string | null): Record<string, string>;
  /** The smallest chat there is. */
  chat(model: string): object;
}

const messages = [{ role: 'user', content: 'Say ok.' }];

const openai: Dialect = {
  listPath: '/models',
  chatPath: '/chat/completions',
  headers: (key): Record<string, string> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  // Reasoning models refuse `max_tokens`, and count what they think within this bound.
  chat: (model) => ({ model, messages, max_completion_tokens: 16 }),
};

const anthropic: Dialect = {
  listPath: '/models?limit=1000',
  chatPath: '/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key === null ? {} : { 'x-api-key': key }) }),
  chat: (model) => ({ model, messages, max_tokens: 1 }),
};

export const dialects: Readonly<Record<Protocol, Dialect>> = {
  openai,
  anthropic,
  'openai-compatible': { ...openai, chat: (model) => ({ model, messages, max_tokens: 1 }) },
};
