import { fieldsOf, listOf } from '../fields.ts';
import type { LimitName } from '../models/model-entry.ts';
import type { Protocol } from './protocol.ts';

/** The calls that check a key, in one vendor's terms. */
export interface Dialect {
  readonly listPath: string;
  /**
   * A path that only the holder of a key may read, for vendors with a public list of models; null: the list is enough.
   */
  readonly keyPath: string | null;
  chatPath(model: string): string;
  /** Without a key: what the endpoint returns without authentication. */
  headers(key: string | null): Record<string, string>;
  /** The names that the limit of a chat may have here, the usual one first. */
  readonly limitNames: readonly [LimitName, ...LimitName[]];
  /** The smallest possible chat. */
  chat(model: string, limitName: LimitName): object;
  /** The ids in a list of models; undefined if the body is not such a list. */
  modelIds(body: unknown): string[] | undefined;
}

const words = 'Say ok.';
const messages = [{ role: 'user', content: words }];
const longestId = 200;

/** The texts of one field in a list within a body; undefined if there is no such list. */
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
  // Reasoning models reject `max_tokens`, and count their thoughts within this limit.
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
  // Never as `?key=`: proxies on the way log URLs.
  headers: (key): Record<string, string> => (key === null ? {} : { 'x-goog-api-key': key }),
  limitNames: ['maxOutputTokens'],
  chat: (_model, limitName) => ({
    contents: [{ role: 'user', parts: [{ text: words }] }],
    generationConfig: { [limitName]: 16 },
  }),
  modelIds: (body) => idsIn(body, 'models', 'name')?.map((name) => name.replace(/^models\//, '')),
};

export const dialects: Readonly<Record<Protocol, Dialect>> = {
  openai,
  anthropic,
  google,
  'openai-compatible': { ...openai, limitNames: ['max_tokens', 'max_completion_tokens'] },
};
