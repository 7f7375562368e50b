import { afterEach, expect, test } from 'vitest';
import { type Answered, chat, endHosts, message, type Protocol, startRecordingHost } from '../test/host.ts';

afterEach(endHosts);

const think =
  '<think>\nThe guest asks for a discount. Internal: the margin is 40 %, do not say.\n</think>\n\nI am sorry, prices are fixed.';
const thoughts = { prompt_tokens: 100, completion_tokens: 500, completion_tokens_details: { reasoning_tokens: 500 } };
const wire = { id: 'c1', object: 'chat.completion', created: 1, model: 'm' };
const filtered = 'The response was filtered due to the prompt triggering the content management policy.';
const tooLong = "This model's maximum context length is 8192 tokens. However, your messages resulted in 14001 tokens.";

/** Reported cases, by the name of their file, with the outcome that each must have. */
const cases: [string, Protocol, Answered, object][] = [
  [
    'llm-context-window',
    'openai-compatible',
    { status: 400, body: { error: { message: tooLong, code: 'context_length_exceeded' } } },
    { kind: 'refused', about: 'LENGTH', providerMessage: tooLong },
  ],
  [
    'llm-cut-off-answer: length',
    'openai',
    { body: chat({ content: 'Our opening hours are as follows: on Monday we open at nine and we clo' }, 'length') },
    { kind: 'vain', ending: 'NO_ROOM', isFree: false },
  ],
  [
    'llm-cut-off-answer: content_filter',
    'openai',
    { body: chat({ content: 'You can do this by' }, 'content_filter') },
    { kind: 'vain', ending: 'FILTERED' },
  ],
  [
    'llm-empty-answer-loop: content_filter',
    'openai-compatible',
    { body: chat({ content: '' }, 'content_filter', { usage: { prompt_tokens: 4000, completion_tokens: 0 } }) },
    {
      kind: 'vain',
      ending: 'FILTERED',
      isFree: false,
      tokens: { prompt: 4000, completion: 0, cached: 0, cacheWritten: 0 },
    },
  ],
  [
    'llm-empty-answer-loop: refusal',
    'anthropic',
    { body: { content: [], stop_reason: 'refusal', usage: { input_tokens: 900, output_tokens: 1 } } },
    {
      kind: 'vain',
      ending: 'REFUSED',
      isFree: false,
      tokens: { prompt: 900, completion: 1, cached: 0, cacheWritten: 0 },
    },
  ],
  [
    'llm-refused-message-bricks-conversation',
    'openai-compatible',
    { status: 400, body: { error: { message: filtered, code: 'content_filter', status: 400 } } },
    { kind: 'refused', about: 'TEXT', providerMessage: filtered },
  ],
  [
    'llm-room-to-think',
    'openai',
    { body: chat({ content: '' }, 'length', { usage: thoughts }) },
    { kind: 'vain', ending: 'NO_ROOM', tokens: { prompt: 100, completion: 500, cached: 0, cacheWritten: 0 } },
  ],
  [
    'llm-think-tags: both tags',
    'openai-compatible',
    { body: chat({ content: think }, 'stop') },
    { text: 'I am sorry, prices are fixed.' },
  ],
  [
    'llm-think-tags: the closing one',
    'openai-compatible',
    { body: chat({ content: 'The user wants the hours. Keep it short.\n</think>\nWe open at 9.' }, 'stop') },
    { kind: 'answered', text: 'We open at 9.' },
  ],
  [
    'llm-think-tags: a call',
    'openai-compatible',
    { body: chat({ content: '<tool_call>\n{"name":"search","arguments":{"q":"hours"}}\n</tool_call>' }, 'stop') },
    { kind: 'vain', ending: 'TOOL_CALL' },
  ],
  [
    'llm-wire-01-anthropic-refusal',
    'anthropic',
    { body: message([], 'refusal', { model: 'claude-sonnet-5', usage: { input_tokens: 100, output_tokens: 3 } }) },
    { kind: 'vain', ending: 'REFUSED', isFree: false },
  ],
  [
    'llm-wire-02-openai-all-thought',
    'openai',
    {
      body: {
        ...wire,
        model: 'gpt-6-luna',
        choices: [{ index: 0, message: { role: 'assistant', content: '', refusal: null }, finish_reason: 'length' }],
        usage: {
          prompt_tokens: 200,
          completion_tokens: 1000,
          total_tokens: 1200,
          completion_tokens_details: { reasoning_tokens: 1000 },
        },
      },
    },
    { kind: 'vain', ending: 'NO_ROOM' },
  ],
  [
    'llm-wire-03-anthropic-all-thought',
    'anthropic',
    {
      body: message([{ type: 'thinking', thinking: '', signature: 'x' }], 'max_tokens', {
        usage: { input_tokens: 100, output_tokens: 1000 },
      }),
    },
    { kind: 'vain', ending: 'NO_ROOM' },
  ],
  [
    'llm-wire-04-cut-off',
    'openai',
    {
      body: chat({ content: 'This answer stops in the mid' }, 'length', {
        usage: { prompt_tokens: 100, completion_tokens: 600 },
      }),
    },
    { kind: 'vain', ending: 'NO_ROOM' },
  ],
  [
    'llm-wire-05-tool-call-only',
    'openai',
    {
      body: chat(
        {
          content: null,
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{}' } }],
        },
        'tool_calls',
        { usage: { prompt_tokens: 100, completion_tokens: 12, total_tokens: 112 } },
      ),
    },
    { kind: 'vain', ending: 'TOOL_CALL', providerMessage: 'It asked for the tool “lookup” instead of answering.' },
  ],
  [
    'llm-wire-06-think-tags',
    'openai-compatible',
    { body: chat({ content: '<think>The user wants X. I should say Y.</think>Visible answer.' }, 'stop') },
    { kind: 'answered', text: 'Visible answer.', isCut: false },
  ],
  [
    'llm-wire-07-error-in-200',
    'openai-compatible',
    { body: { error: { message: 'Provider returned error', code: 502 } } },
    { kind: 'unavailable', mayBePaid: false },
  ],
];

test.each(cases)('%s by %s has its right outcome', async (_file, protocol, answered, expected) => {
  const { call, bodies } = await startRecordingHost(() => answered);
  expect(await call(protocol)).toMatchObject(expected);
  expect(bodies).toHaveLength(1);
});

test('llm-azure-max-tokens: sent by the name that the host asks for, at the first try where the model is known', async () => {
  const rejection = {
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ...{ type: 'invalid_request_error', param: 'max_tokens', code: 'unsupported_parameter' },
  };
  const { call, bodies } = await startRecordingHost((body) =>
    'max_tokens' in body
      ? { status: 400, body: { error: rejection } }
      : { body: chat({ content: 'At nine.' }, 'stop') },
  );
  expect(await call('openai-compatible', { modelId: 'gpt-5-mini' })).toMatchObject({
    kind: 'answered',
    text: 'At nine.',
  });
  expect(bodies).toHaveLength(1);
  expect(await call('openai-compatible', { modelId: 'a-deployment' })).toMatchObject({
    kind: 'answered',
    text: 'At nine.',
  });
  expect(bodies).toHaveLength(3);
});
