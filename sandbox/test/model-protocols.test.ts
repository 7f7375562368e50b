import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, jsonSchema, streamText, type LanguageModel, type ToolSet } from 'ai';
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

const PROTOCOLS = ['OpenAI Responses', 'OpenAI Chat Completions', 'OpenAI-compatible', 'Anthropic Messages'] as const;
type Protocol = (typeof PROTOCOLS)[number];

function use(protocol: Protocol, apiKey = 'sk-fine', id?: string): LanguageModel {
  const baseURL = `${model.url}/v1`;
  if (protocol === 'OpenAI Responses') return createOpenAI({ baseURL, apiKey })(id ?? 'gpt-4o-mini');
  if (protocol === 'OpenAI Chat Completions') return createOpenAI({ baseURL, apiKey }).chat(id ?? 'gpt-4.1-mini');
  if (protocol === 'OpenAI-compatible')
    return createOpenAICompatible({ name: 'practice', baseURL, apiKey, includeUsage: true })(id ?? 'practice-1');
  return createAnthropic({ baseURL, apiKey })(id ?? 'claude-haiku-4-5');
}

const instructions =
  'You are Nora, assistant at Leaf.\n\n## What you know\nWe are open from 9:00 on Mondays.\nShipping costs £3.50.';
const ask = { instructions, prompt: 'What does shipping cost?', maxRetries: 0 };

async function failure(work: PromiseLike<unknown>): Promise<APICallError> {
  const error = await Promise.resolve(work).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!APICallError.isInstance(error)) throw new Error('The call was expected to fail as an API call does.');
  return error;
}

describe.each(PROTOCOLS)('%s through the AI SDK', (protocol) => {
  test('answers from the knowledge with plausible token counts', async () => {
    const answer = await generateText({ model: use(protocol), ...ask });
    expect(answer.text).toBe('Shipping costs £3.50.\n\n(sandbox model)');
    expect(answer.finishReason).toBe('stop');
    expect(answer.usage.inputTokens).toBeGreaterThan((instructions.length + ask.prompt.length) / 4);
    expect(answer.usage.outputTokens).toBe(10);
  });

  test('streams the same answer in pieces, with the same counts', async () => {
    const whole = await generateText({ model: use(protocol), ...ask });
    const stream = streamText({ model: use(protocol), ...ask });
    const pieces: string[] = [];
    for await (const piece of stream.textStream) pieces.push(piece);
    expect(pieces.join('')).toBe(whole.text);
    expect(pieces.length).toBeGreaterThan(2);
    expect(await stream.usage).toMatchObject({
      inputTokens: whole.usage.inputTokens,
      outputTokens: whole.usage.outputTokens,
    });
  });

  test('ends at the token limit and says so', async () => {
    const answer = await generateText({ model: use(protocol), ...ask, maxOutputTokens: 2 });
    expect(answer).toMatchObject({ finishReason: 'length', text: 'Shipping', usage: { outputTokens: 2 } });
  });

  test('refuses a wrong key, an unknown model and an unpaid account in the vendor’s way', async () => {
    expect((await failure(generateText({ model: use(protocol, 'sk-bad-key'), ...ask }))).statusCode).toBe(401);
    expect((await failure(generateText({ model: use(protocol, 'sk-fine', 'gpt-99'), ...ask }))).statusCode).toBe(404);
    const unpaid = await failure(generateText({ model: use(protocol, 'sk-poor'), ...ask }));
    if (protocol === 'Anthropic Messages')
      expect(unpaid).toMatchObject({
        statusCode: 400,
        message: expect.stringContaining('credit balance is too low') as string,
      });
    else
      expect(unpaid).toMatchObject({
        statusCode: 429,
        responseBody: expect.stringContaining('insufficient_quota') as string,
      });
  });

  test('tolerates tools, and calls one where a test says so', async () => {
    const inputSchema = jsonSchema<never>({ type: 'object', properties: { why: { type: 'string' } } });
    const tools: ToolSet = { handOff: { description: 'Hand off', inputSchema } };
    expect((await generateText({ model: use(protocol), ...ask, tools })).text).toContain('£3.50');
    await control(model.url, '/answers', [{ toolCalls: [{ name: 'handOff', arguments: { why: 'asked' } }] }]);
    const called = await generateText({ model: use(protocol), ...ask, tools });
    expect(called).toMatchObject({
      finishReason: 'tool-calls',
      toolCalls: [{ toolName: 'handOff', input: { why: 'asked' } }],
    });
  });

  test('a stream cut in the middle is an error, not a short answer', async () => {
    await control(model.url, '/faults', [{ match: '/v1/', cutAfterBytes: 900 }]);
    const errors: unknown[] = [];
    const stream = streamText({ model: use(protocol), ...ask, onError: ({ error }) => void errors.push(error) });
    await stream.consumeStream();
    expect(errors.length).toBeGreaterThan(0);
  });
});

describe('keys', () => {
  const list = (headers: Record<string, string>) => fetch(`${model.url}/v1/models?limit=1`, { headers });

  test('a configured list decides: unknown and missing keys are refused', async () => {
    await control(model.url, '/keys', { 'sk-good': 'ok', 'sk-limited': 'restricted', 'sk-poor': 'insufficient_quota' });
    expect((await list({ authorization: 'Bearer sk-good' })).status).toBe(200);
    expect((await list({ authorization: 'Bearer sk-other' })).status).toBe(401);
    expect((await list({})).status).toBe(401);
    expect((await list({ authorization: 'Bearer sk-limited' })).status).toBe(403);
    expect((await generateText({ model: use('OpenAI Responses', 'sk-limited'), ...ask })).text).toContain('£3.50');
  });

  test('one path answers in the shape of the vendor that is asked', async () => {
    const openAi = (await (await list({ authorization: 'Bearer sk-x' })).json()) as object;
    expect(openAi).toMatchObject({ object: 'list', data: [{ id: 'practice-1', object: 'model' }, {}, {}, {}, {}] });
    const anthropic = (await (await list({ 'x-api-key': 'k', 'anthropic-version': '2023-06-01' })).json()) as object;
    expect(anthropic).toMatchObject({
      data: [{ type: 'model', id: 'practice-1' }],
      has_more: true,
      first_id: 'practice-1',
    });
    const refused = await list({ 'x-api-key': 'bad', 'anthropic-version': '2023-06-01' });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
  });

  test('a refused key is never printed whole', async () => {
    const text = await (await list({ authorization: 'Bearer sk-bad-0123456789abcdef0123456789' })).text();
    expect(text).not.toContain('sk-bad-0123456789abcdef0123456789');
    expect(text).toContain('6789');
  });
});

test('a long prompt that comes again counts as cached, a short one never', async () => {
  const long = `${instructions}\n${'Leaf has been roasting coffee for a very long time. '.repeat(120)}`;
  const first = await generateText({ model: use('OpenAI Responses'), ...ask, instructions: long });
  const again = await generateText({ model: use('OpenAI Responses'), ...ask, instructions: long });
  expect(first.usage.inputTokenDetails.cacheReadTokens).toBe(0);
  expect(again.usage.inputTokenDetails.cacheReadTokens).toBeGreaterThan(1024);
  expect(again.usage.inputTokens).toBe(first.usage.inputTokens);
});

test('usage can be left out or made absurd', async () => {
  await control(model.url, '/answers', [
    { omitUsage: true, text: 'a' },
    { usage: { completionTokens: -5 }, text: 'b' },
  ]);
  expect((await generateText({ model: use('OpenAI-compatible'), ...ask })).usage.outputTokens).toBeUndefined();
  expect((await generateText({ model: use('OpenAI-compatible'), ...ask })).usage.outputTokens).toBe(-5);
});

test('an unknown path is an error in the vendor’s shape', async () => {
  const response = await fetch(`${model.url}/v1/embeddings`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
});
