import { randomBytes } from 'node:crypto';
import type { Ask, Reply } from './engine.ts';
import type { JsonSchema } from './fill-schema.ts';
import { splitMessages } from './openai-shapes.ts';
import { pieces, type StreamEvent } from './stream.ts';

/** The part of a Responses request that the sandbox model uses. */
export interface ResponsesRequest {
  model?: string;
  input?: string | { role?: unknown; content?: unknown; type?: string }[];
  instructions?: string | null;
  stream?: boolean;
  max_output_tokens?: number | null;
  tools?: unknown[];
  text?: { format?: { type?: string; schema?: JsonSchema } };
}

/** Reads a request. https://platform.openai.com/docs/api-reference/responses/create */
export function readResponses(request: ResponsesRequest, key: string): Ask {
  const messages =
    typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : (request.input ?? []);
  const all =
    typeof request.instructions === 'string'
      ? [{ role: 'system', content: request.instructions }, ...messages]
      : messages;
  const { system, turns, texts } = splitMessages(all);
  return {
    model: request.model ?? '',
    system,
    turns,
    key,
    maxTokens: request.max_output_tokens ?? undefined,
    stop: [],
    schema: request.text?.format?.type === 'json_schema' ? (request.text.format.schema ?? {}) : undefined,
    promptTexts: request.tools === undefined ? texts : [JSON.stringify(request.tools), ...texts],
  };
}

/** The complete answer. */
export function responseObject(model: string, reply: Reply, nowMs: number): Record<string, unknown> {
  return finished(start(model, nowMs), outputOf(reply), reply);
}

/** The answer as events, each with its sequence number. */
export function* responseEvents(model: string, reply: Reply, nowMs: number): Generator<StreamEvent> {
  let sequence = 0;
  const event = (type: string, more: Record<string, unknown>, isPiece = false): StreamEvent => ({
    event: type,
    data: { type, sequence_number: sequence++, ...more },
    isPiece,
  });
  const response = start(model, nowMs);
  const output = outputOf(reply);
  yield event('response.created', { response });
  yield event('response.in_progress', { response });
  for (const [output_index, item] of output.entries()) {
    const item_id = item.id;
    if (item.type === 'function_call') {
      yield event('response.output_item.added', {
        output_index,
        item: { ...item, arguments: '', status: 'in_progress' },
      });
      yield event('response.function_call_arguments.delta', { item_id, output_index, delta: item['arguments'] }, true);
      yield event('response.function_call_arguments.done', { item_id, output_index, arguments: item['arguments'] });
    } else {
      const place = { item_id, output_index, content_index: 0 };
      yield event('response.output_item.added', {
        output_index,
        item: { ...item, content: [], status: 'in_progress' },
      });
      yield event('response.content_part.added', { ...place, part: textPart('') });
      for (const delta of pieces(reply.text))
        yield event('response.output_text.delta', { ...place, delta, logprobs: [] }, true);
      yield event('response.output_text.done', { ...place, text: reply.text, logprobs: [] });
      yield event('response.content_part.done', { ...place, part: textPart(reply.text) });
    }
    yield event('response.output_item.done', { output_index, item });
  }
  yield event(reply.finish === 'length' ? 'response.incomplete' : 'response.completed', {
    response: finished(response, output, reply),
  });
}

type Item = { id: string; type: 'message' | 'function_call' } & Record<string, unknown>;

function start(model: string, nowMs: number): Record<string, unknown> {
  return {
    id: `resp_${randomBytes(16).toString('hex')}`,
    object: 'response',
    created_at: Math.floor(nowMs / 1000),
    status: 'in_progress',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model,
    output: [],
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: 'default',
    store: false,
    tool_choice: 'auto',
    tools: [],
    usage: null,
    metadata: {},
  };
}

function outputOf(reply: Reply): Item[] {
  const calls = reply.toolCalls.map((call): Item => ({
    id: `fc_${randomBytes(16).toString('hex')}`,
    type: 'function_call',
    status: 'completed',
    call_id: `call_${randomBytes(12).toString('hex')}`,
    name: call.name,
    arguments: JSON.stringify(call.arguments),
  }));
  if (calls.length > 0 && reply.text === '') return calls;
  const status = reply.finish === 'length' ? 'incomplete' : 'completed';
  return [
    {
      id: `msg_${randomBytes(16).toString('hex')}`,
      type: 'message',
      status,
      role: 'assistant',
      content: [textPart(reply.text)],
    },
    ...calls,
  ];
}

function finished(response: Record<string, unknown>, output: Item[], reply: Reply): Record<string, unknown> {
  const { usage } = reply;
  return {
    ...response,
    status: reply.finish === 'length' ? 'incomplete' : 'completed',
    incomplete_details: reply.finish === 'length' ? { reason: 'max_output_tokens' } : null,
    output,
    usage:
      usage === undefined
        ? null
        : {
            input_tokens: usage.promptTokens,
            input_tokens_details: { cached_tokens: usage.cachedTokens },
            output_tokens: usage.completionTokens,
            output_tokens_details: { reasoning_tokens: reply.thoughtTokens },
            total_tokens: usage.promptTokens + usage.completionTokens,
          },
  };
}

function textPart(text: string) {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}
