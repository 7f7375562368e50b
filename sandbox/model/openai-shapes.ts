import type { Turn } from './answer/memory.ts';
import type { KeyState } from './keys.ts';
import { maskKey } from './keys.ts';

/** A rejection and its status. */
export interface Rejection {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** OpenAI's error body. */
export function openAiError(message: string, type: string, code: string | null, param: string | null = null): unknown {
  return { error: { message, type, param, code } };
}

/** OpenAI's rejection of a key; undefined if the key is fine. A restricted key may chat but not list models. */
export function openAiKeyRejection(state: KeyState, key: string, isListing: boolean): Rejection | undefined {
  switch (state) {
    case 'ok':
      return undefined;
    case 'missing':
      return {
        status: 401,
        body: openAiError(
          "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
          'invalid_request_error',
          null,
        ),
      };
    case 'invalid':
      return {
        status: 401,
        body: openAiError(
          `Incorrect API key provided: ${maskKey(key)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
          'invalid_request_error',
          'invalid_api_key',
        ),
      };
    case 'insufficient_quota':
      // Listing models costs nothing, so a key without credit may do it.
      return isListing
        ? undefined
        : {
            status: 429,
            body: openAiError(
              'You exceeded your current quota, please check your plan and billing details.',
              'insufficient_quota',
              'insufficient_quota',
            ),
          };
    case 'rate_limited':
      return {
        status: 429,
        headers: { 'retry-after': '1', 'x-ratelimit-remaining-requests': '0' },
        body: openAiError(
          'Rate limit reached for requests. Please try again in 1s.',
          'requests',
          'rate_limit_exceeded',
        ),
      };
    case 'restricted':
      return isListing
        ? {
            status: 403,
            body: openAiError(
              'You have insufficient permissions for this operation. Missing scopes: api.model.read. Check that you have the correct role in your organization and that the API key has the necessary scopes.',
              'invalid_request_error',
              null,
            ),
          }
        : undefined;
  }
}

/** OpenAI's rejection of a model that it does not offer. */
export function openAiModelRejection(model: string): Rejection {
  return {
    status: 404,
    body: openAiError(
      `The model \`${model}\` does not exist or you do not have access to it.`,
      'invalid_request_error',
      'model_not_found',
    ),
  };
}

/** The text of a message's content, which is a string or a list of parts. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: { text?: unknown }) => (typeof part?.text === 'string' ? part.text : ''))
    .filter((text) => text !== '')
    .join('\n');
}

/** Separates the instructions from the conversation. Tool results belong to neither. */
export function splitMessages(messages: { role?: unknown; content?: unknown }[]): {
  system: string;
  turns: Turn[];
  texts: string[];
} {
  const system: string[] = [];
  const turns: Turn[] = [];
  const texts: string[] = [];
  for (const message of messages) {
    const text = contentText(message.content);
    texts.push(text);
    if (message.role === 'system' || message.role === 'developer') system.push(text);
    else if (message.role === 'user' || message.role === 'assistant') turns.push({ role: message.role, text });
  }
  return { system: system.join('\n\n'), turns, texts };
}
