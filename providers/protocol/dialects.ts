import { fieldsOf, listOf } from '../fields.ts';
import type { LimitName } from '../models/model-entry.ts';
import type { Protocol } from './protocol.ts';

/** The calls that a key is tried with, in one vendor's words. */
export interface Dialect {
  readonly listPath: string;
  /** What only the holder of a key is shown, where anybody is shown the list; null: the list will do. */
  readonly keyPath: string | null;
  chatPath(model: string): string;
  /** Without a key: what the endpoint gives to anybody. */
  headers(key: string | null): Record<string, string>;
  /** What the limit of a chat may be called here, the usual name first. */
  readonly limitNames: readonly [LimitName, ...LimitName[]];
  /** The smallest chat there is. */
  chat(model: string, limitName: LimitName): object;
  /** The ids in a list of models; undefined where it is no such list. */
  modelIds(body: unknown): string[] | undefined;
}

const words = 'Say ok.';
const messages = [{ role: 'user', content: words }];
const longestId = 200;

/** The texts of one field in a list within a body; undefined where there is no such list. */
function idsIn(body: unknown, list: string, field: string): string[] | undefined {
  const entries = fieldsOf(body)?.[list];
  if (!Array.isArray(entries)) return undefined;
  return listOf(entries).flatMap((entry) => {
    const id = fieldsOf(entry)?.[field];
    return typeof id === 'string' && id.length <= longestId ? [id] : [];
  });
}

const modelIds = (body: unknown) => idsIn(body, 'data', 'id');

const openai: Dialect = {
  listPath: '/models',
  keyPath: null,
  chatPath: () => '/chat/completions',
  headers: (key): Record<string, string> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  // Reasoning models refuse `max_tokens`, and count what they think within this bound.
  limitNames: ['max_completion_tokens', 'max_tokens'],
  chat: (model, limitName) => ({ model, messages, [limitName]: limitName === 'max_tokens' ? 1 : 16 }),
  modelIds,
};

const anthropic: Dialect = {
  listPath: '/models?limit=1000',
  keyPath: null,
  chatPath: () => '/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key === null ? {} : { 'x-api-key': key }) }),
  limitNames: ['max_tokens'],
  chat: (model, limitName) => ({ model, messages, [limitName]: 1 }),
  modelIds,
};

/** https://ai.google.dev/api/models and https://ai.google.dev/api/generate-content */
const google: Dialect = {
  listPath: '/models?pageSize=1000',
  keyPath: null,
  chatPath: (model) => `/models/${encodeURIComponent(model)}:generateContent`,
  // Never as `?key=`: addresses are logged on the way.
  headers: (key): Record<string, string> => (key === null ? {} : { 'x-goog-api-key': key }),
  limitNames: ['maxOutputTokens'],
  chat: (_model, limitName) => ({ contents: [{ role: 'user', parts: [{ text: words }] }], generationConfig: { [limitName]: 16 } }),
  modelIds: (body) => idsIn(body, 'models', 'name')?.map((name) => name.replace(/^models\//, '')),
};

export const dialects: Readonly<Record<Protocol, Dialect>> = {
  openai,
  anthropic,
  google,
  'openai-compatible': { ...openai, limitNames: ['max_tokens', 'max_completion_tokens'] },
};
