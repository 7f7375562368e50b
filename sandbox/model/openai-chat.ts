import { randomBytes } from 'node:crypto';
import type { Ask, Reply } from './engine.ts';
import type { JsonSchema } from './fill-schema.ts';
import { splitMessages } from './openai-shapes.ts';
import { pieces, type StreamEvent } from './stream.ts';

/** The part of a Chat Completions request that the sandbox model uses. */
export interface ChatRequest {
  model?: string;
  messages?: { role?: unknown; content?: unknown }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  max_tokens?: number;
  max_completion_tokens?: number;
  stop?: string | string[] | null;
  tools?: unknown[];
  response_format?: { type?: string; json_schema?: { schema?: JsonSchema } };
}

/** Reads a request. https://platform.openai.com/docs/api-reference/chat/create */
export function readChat(request: ChatRequest, key: string): Ask {
  const { system, turns, texts } = splitMessages(request.messages ?? []);
  return {
    model: request.model ?? '',
    system,
    turns,
    key,
    maxTokens: request.max_completion_tokens ?? request.max_tokens,
    stop: typeof request.stop === 'string' ? [request.stop] : (request.stop ?? []),
    schema:
      request.response_format?.type === 'json_schema' ? (request.response_format.json_schema?.schema ?? {}) : undefined,
    promptTexts: request.tools === undefined ? texts : [JSON.stringify(request.tools), ...texts],
  };
}

// A declined answer ends like a complete one; only the message shows the difference.
const FINISH = {
  stop: 'stop',
  length: 'length',
  tools: 'tool_calls',
  filtered: 'content_filter',
  refused: 'stop',
} as const;

/** The complete answer. */
export function chatCompletion(model: string, reply: Reply, nowMs: number): unknown {
  return {
    ...head('chat.completion', model, nowMs),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: (reply.toolCalls.length > 0 || reply.refusal !== null) && reply.text === '' ? null : reply.text,
          refusal: reply.refusal,
          ...(reply.toolCalls.length === 0 ? {} : { tool_calls: toolCalls(reply) }),
        },
        logprobs: null,
        finish_reason: FINISH[reply.finish],
      },
    ],
    ...(reply.usage === undefined ? {} : { usage: usageOf(reply) }),
  };
}

/** The answer in chunks. Usage is sent only on request, in a last chunk without choices. */
export function* chatChunks(model: string, reply: Reply, nowMs: number, includeUsage: boolean): Generator<StreamEvent> {
  const first = head('chat.completion.chunk', model, nowMs);
  const chunk = (delta: unknown, finish: string | null = null): StreamEvent => ({
    data: {
      ...first,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(includeUsage ? { usage: null } : {}),
    },
    isPiece: finish === null,
  });
  yield chunk({ role: 'assistant', content: '', refusal: null });
  for (const piece of pieces(reply.text)) yield chunk({ content: piece });
  if (reply.refusal !== null) yield chunk({ refusal: reply.refusal });
  for (const [index, call] of toolCalls(reply).entries()) yield chunk({ tool_calls: [{ index, ...call }] });
  yield chunk({}, FINISH[reply.finish]);
  if (includeUsage && reply.usage !== undefined) yield { data: { ...first, choices: [], usage: usageOf(reply) } };
}

function head(object: string, model: string, nowMs: number) {
  return {
    id: `chatcmpl-${randomBytes(12).toString('hex')}`,
    object,
    created: Math.floor(nowMs / 1000),
    model,
    service_tier: 'default',
    system_fingerprint: 'fp_sandbox',
  };
}

function toolCalls(reply: Reply) {
  return reply.toolCalls.map((call) => ({
    id: `call_${randomBytes(12).toString('hex')}`,
    type: 'function',
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
}

function usageOf({ usage, thoughtTokens }: Reply) {
  if (usage === undefined) return undefined;
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.promptTokens + usage.completionTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedTokens, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: thoughtTokens,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
