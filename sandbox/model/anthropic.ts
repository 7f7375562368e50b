import { randomBytes } from 'node:crypto';
import type { Ask, Reply } from './engine.ts';
import type { KeyState } from './keys.ts';
import type { CatalogueModel } from './model-catalogue.ts';
import { contentText, splitMessages, type Rejection } from './openai-shapes.ts';
import { pieces, type StreamEvent } from './stream.ts';

/** The part of a Messages request that the sandbox model uses. */
export interface MessagesRequest {
  model?: string;
  system?: unknown;
  messages?: { role?: unknown; content?: unknown }[];
  max_tokens?: number;
  stop_sequences?: string[];
  stream?: boolean;
  tools?: unknown[];
}

/** Anthropic's error body. */
export function anthropicError(type: string, message: string): unknown {
  return { type: 'error', error: { type, message }, request_id: `req_${randomBytes(12).toString('hex')}` };
}

/** Anthropic's error type for a status. https://docs.claude.com/en/api/errors */
export function anthropicErrorType(status: number): string {
  const names: Record<number, string> = {
    400: 'invalid_request_error',
    401: 'authentication_error',
    403: 'permission_error',
    404: 'not_found_error',
    413: 'request_too_large',
    429: 'rate_limit_error',
    529: 'overloaded_error',
  };
  return names[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
}

/**
 * Anthropic's rejection of a key that is not valid. An account without credit gets a 400 that only the message
 * distinguishes.
 */
export function anthropicKeyRejection(state: KeyState, isListing: boolean): Rejection | undefined {
  switch (state) {
    case 'ok':
      return undefined;
    case 'missing':
      return { status: 401, body: anthropicError('authentication_error', 'x-api-key header is required') };
    case 'invalid':
      return { status: 401, body: anthropicError('authentication_error', 'invalid x-api-key') };
    case 'insufficient_quota':
      return isListing
        ? undefined
        : {
            status: 400,
            body: anthropicError(
              'invalid_request_error',
              'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
            ),
          };
    case 'rate_limited':
      return {
        status: 429,
        headers: { 'retry-after': '1' },
        body: anthropicError(
          'rate_limit_error',
          "This request would exceed your account's rate limit. Please try again later.",
        ),
      };
    case 'restricted':
      return {
        status: 403,
        body: anthropicError('permission_error', 'Your API key does not have permission to use the specified resource'),
      };
  }
}

/** What is wrong with a request, in Anthropic's words; undefined if it is valid. */
export function anthropicIssue(request: MessagesRequest): string | undefined {
  if (typeof request.model !== 'string') return 'model: Field required';
  if (!Array.isArray(request.messages) || request.messages.length === 0)
    return 'messages: at least one message is required';
  if (typeof request.max_tokens !== 'number') return 'max_tokens: Field required';
  const index = request.messages.findIndex((message) => message.role !== 'user' && message.role !== 'assistant');
  return index < 0 ? undefined : `messages.${index}.role: Input should be 'user' or 'assistant'`;
}

/** Reads a request. https://docs.claude.com/en/api/messages */
export function readMessages(request: MessagesRequest, key: string): Ask {
  const system = contentText(request.system);
  const { turns, texts } = splitMessages(request.messages ?? []);
  const tools = request.tools === undefined ? [] : [JSON.stringify(request.tools)];
  // Anthropic caches only the marked parts of a request. Without a mark, it does not use the cache.
  const isCached = JSON.stringify([request.system, request.messages, request.tools]).includes('"cache_control"');
  return {
    model: request.model ?? '',
    system,
    turns,
    key: isCached ? key : `${key}#${randomBytes(8).toString('hex')}`,
    maxTokens: request.max_tokens,
    stop: request.stop_sequences ?? [],
    schema: undefined,
    promptTexts: [...tools, system, ...texts],
  };
}

const STOP_REASON = {
  stop: 'end_turn',
  length: 'max_tokens',
  tools: 'tool_use',
  filtered: 'refusal',
  refused: 'refusal',
} as const;

/** The complete answer. */
export function messageObject(model: string, reply: Reply): Record<string, unknown> {
  return {
    ...head(model),
    content: contentOf(reply),
    stop_reason: STOP_REASON[reply.finish],
    stop_sequence: null,
    ...(reply.usage === undefined ? {} : { usage: usageOf(reply) }),
  };
}

/** The answer as events. The usage in `message_delta` is cumulative. */
export function* messageEvents(model: string, reply: Reply): Generator<StreamEvent> {
  const event = (type: string, more: Record<string, unknown> = {}, isPiece = false): StreamEvent => ({
    event: type,
    data: { type, ...more },
    isPiece,
  });
  const usage = usageOf(reply);
  yield event('message_start', {
    message: {
      ...head(model),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usage, output_tokens: 1 },
    },
  });
  yield event('ping');
  for (const [index, block] of contentOf(reply).entries()) {
    if (block.type === 'thinking') {
      yield event('content_block_start', { index, content_block: { type: 'thinking', thinking: '', signature: '' } });
      yield event(
        'content_block_delta',
        { index, delta: { type: 'signature_delta', signature: block['signature'] } },
        true,
      );
    } else if (block.type === 'text') {
      yield event('content_block_start', { index, content_block: { type: 'text', text: '' } });
      for (const text of pieces(reply.text))
        yield event('content_block_delta', { index, delta: { type: 'text_delta', text } }, true);
    } else {
      yield event('content_block_start', { index, content_block: { ...block, input: {} } });
      yield event(
        'content_block_delta',
        { index, delta: { type: 'input_json_delta', partial_json: JSON.stringify(block['input']) } },
        true,
      );
    }
    yield event('content_block_stop', { index });
  }
  yield event('message_delta', {
    delta: { stop_reason: STOP_REASON[reply.finish], stop_sequence: null },
    usage: { output_tokens: usage.output_tokens },
  });
  yield event('message_stop');
}

/** The list of models, in pages of `limit`. */
export function anthropicModels(models: CatalogueModel[], limit: number): unknown {
  const page = models.slice(0, limit).map((model) => ({
    type: 'model',
    id: model.id,
    display_name: model.displayName,
    created_at: new Date(model.createdAt * 1000).toISOString(),
  }));
  return {
    data: page,
    has_more: models.length > limit,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  };
}

function head(model: string): Record<string, unknown> {
  return { id: `msg_${randomBytes(12).toString('hex')}`, type: 'message', role: 'assistant', model };
}

/**
 * Thoughts come first, without their text. An answer without text (declined, cut off, or thoughts only) has no text
 * block.
 */
function contentOf(reply: Reply): ({ type: 'text' | 'thinking' | 'tool_use' } & Record<string, unknown>)[] {
  const calls = reply.toolCalls.map((call) => ({
    type: 'tool_use' as const,
    id: `toolu_${randomBytes(12).toString('hex')}`,
    name: call.name,
    input: call.arguments,
  }));
  const thoughts =
    reply.thoughtTokens > 0
      ? [{ type: 'thinking' as const, thinking: '', signature: randomBytes(12).toString('base64') }]
      : [];
  const text = reply.text === '' ? [] : [{ type: 'text' as const, text: reply.text }];
  return [...thoughts, ...text, ...calls];
}

/** Anthropic does not count cached tokens as input tokens. */
function usageOf({ usage }: Reply) {
  const cached = usage?.cachedTokens ?? 0;
  return {
    input_tokens: (usage?.promptTokens ?? 0) - cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cached,
    output_tokens: usage?.completionTokens ?? 0,
    service_tier: 'standard',
  };
}
