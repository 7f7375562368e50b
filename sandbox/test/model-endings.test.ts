import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, streamText } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSandbox } from '../control/sandbox-server.ts';
import { startModel } from '../model/model.ts';
import { control } from './slack-app.ts';

let model: RunningSandbox;
beforeAll(async () => {
  model = await startModel({ port: 0, latencyMs: 0 });
});
afterAll(() => model.stop());
beforeEach(() => control(model.url, '/reset'));

const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
  const response = await fetch(`${model.url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
};
const messages = [{ role: 'user', content: 'When are you open?' }];
const chat = (id = 'practice-1', limit = 1_000) =>
  ask('chat/completions', { model: id, messages, max_completion_tokens: limit });
const message = (id = 'practice-1', limit = 1_000) => ask('messages', { model: id, messages, max_tokens: limit });

describe('a model that thinks', () => {
  beforeEach(() => control(model.url, '/models', ['practice-thinker']));

  test('spends its limit on thoughts first, at OpenAI', async () => {
    expect(await chat('practice-thinker', 500)).toMatchObject({
      choices: [{ message: { content: '' }, finish_reason: 'length' }],
      usage: { completion_tokens: 500, completion_tokens_details: { reasoning_tokens: 500 } },
    });
    expect(await chat('practice-thinker', 4_500)).toMatchObject({
      choices: [{ finish_reason: 'stop' }],
      usage: { completion_tokens_details: { reasoning_tokens: 900 } },
    });
  });

  test('and at Anthropic, as a block without its text', async () => {
    expect(await message('practice-thinker', 500)).toMatchObject({
      content: [{ type: 'thinking', thinking: '' }],
      stop_reason: 'max_tokens',
      usage: { output_tokens: 500 },
    });
    expect(await message('practice-thinker', 4_500)).toMatchObject({
      content: [{ type: 'thinking' }, { type: 'text' }],
      stop_reason: 'end_turn',
    });
  });

  test('through the SDKs, whole and streamed', async () => {
    const [openai, anthropic] = [createOpenAI, createAnthropic].map((create) =>
      create({ baseURL: `${model.url}/v1`, apiKey: 'k' }),
    );
    for (const sdk of [openai?.languageModel('practice-thinker'), anthropic?.languageModel('practice-thinker')]) {
      if (!sdk) throw new Error('No model.');
      const whole = await generateText({ model: sdk, prompt: 'Hello', maxOutputTokens: 4_500, maxRetries: 0 });
      const stream = streamText({ model: sdk, prompt: 'Hello', maxOutputTokens: 4_500, maxRetries: 0 });
      expect(await stream.text).toBe(whole.text);
      expect((await stream.usage).outputTokens).toBe(whole.usage.outputTokens);
      expect(whole.usage.outputTokens).toBeGreaterThan(900);
    }
  });
});

describe('endings', () => {
  const end = (ending: string, more: object = {}) => control(model.url, '/endings', { ending, ...more });

  test.each<[string, object, object]>([
    [
      'REFUSED',
      { choices: [{ message: { content: null, refusal: expect.any(String) }, finish_reason: 'stop' }] },
      { content: [], stop_reason: 'refusal' },
    ],
    [
      'REFUSED_MIDWAY',
      { choices: [{ message: { content: 'I can', refusal: expect.any(String) } }] },
      { content: [{ text: 'I can' }], stop_reason: 'refusal' },
    ],
    [
      'FILTERED',
      { choices: [{ message: { content: '' }, finish_reason: 'content_filter' }] },
      { content: [], stop_reason: 'refusal' },
    ],
    [
      'TOOL_CALL',
      { choices: [{ message: { content: null, tool_calls: [{}] }, finish_reason: 'tool_calls' }] },
      { content: [{ type: 'tool_use' }], stop_reason: 'tool_use' },
    ],
    [
      'NO_ROOM',
      { choices: [{ message: { content: '' }, finish_reason: 'length' }], usage: { completion_tokens: 1_000 } },
      { content: [{ type: 'thinking' }], stop_reason: 'max_tokens' },
    ],
    ['CUT', { choices: [{ finish_reason: 'length' }] }, { stop_reason: 'max_tokens' }],
    [
      'EMPTY',
      { choices: [{ message: { content: '' }, finish_reason: 'stop' }] },
      { content: [], stop_reason: 'end_turn' },
    ],
    [
      'THOUGHTS_ONLY',
      { choices: [{ message: { content: '' } }] },
      { content: [{ type: 'thinking' }], stop_reason: 'end_turn' },
    ],
    ['UNREADABLE', { choices: [] }, { type: 'message' }],
    ['NOT_JSON', { text: expect.stringContaining('<html>') }, { text: expect.stringContaining('<html>') }],
    ['ERROR_IN_200', { error: { code: 502 } }, { type: 'error', error: { type: 'overloaded_error' } }],
    ['TEXT', { error: { code: 'content_filter' } }, { error: { type: 'invalid_request_error' } }],
    ['KEY', { error: { code: 'invalid_api_key' } }, { error: { type: 'authentication_error' } }],
  ])('%s, on both protocols', async (ending, openAi, anthropic) => {
    await end(ending, { times: 2 });
    expect(await chat()).toMatchObject(openAi);
    expect(await message()).toMatchObject(anthropic);
    expect(await chat()).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
  });

  test('only for a prompt that holds a text anywhere, as long as it does', async () => {
    await end('TEXT', { inPrompt: 'open', times: 9 });
    expect(
      await ask('chat/completions', {
        model: 'practice-1',
        messages: [...messages, { role: 'user', content: 'Sorry.' }],
      }),
    ).toHaveProperty('error');
    expect(
      await ask('chat/completions', { model: 'practice-1', messages: [{ role: 'user', content: 'Sorry.' }] }),
    ).toHaveProperty('choices');
  });

  test('an unknown one is refused, with those that there are', async () => {
    const response = await fetch(`${model.url}/_control/endings`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"ending":"OTHER"}' },
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('FILTERED')]);
  });
});
