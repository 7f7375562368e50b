import { guardedFetch } from '@konstruct/kit/http';
import { streamText } from 'ai';
import { afterEach, describe, expect, test } from 'vitest';
import { createModel } from '../../subgraphs/agents/model/call/model.adapter.ts';
import type { ModelCall } from '../../subgraphs/agents/model/model.port.ts';
import { systemClock } from '../../subgraphs/agents/model/test/host.ts';
import { createKeyCheck } from '../../subgraphs/keys/provider/key-check.adapter.ts';
import { definitionOf, loadAdapter, vendors } from '../list.ts';
import { type ChatScript, startChat } from './chat-server.ts';
import { startGoogle } from './google-server.ts';
import { answerText, endServers } from './servers.ts';

afterEach(endServers);

type Started = Awaited<ReturnType<typeof startChat>>;
type Vendor = (typeof vendors)[number]['id'];
const key = 'sk-canary-1234';

const azureFailed: ChatScript['failed'] = (status, about) => ({
  error: {
    key: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' },
    model: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' },
    path: { code: String(status), message: 'Resource not found' },
  }[about],
});
const mistralFailed: ChatScript['failed'] = (_status, about) =>
  about === 'key'
    ? { detail: 'Unauthorized' }
    : { object: 'error', message: `Invalid model: x`, type: 'invalid_model', code: '1500' };
const openrouterFailed: ChatScript['failed'] = (status, about) => ({
  error: { code: status, message: about === 'key' ? 'User not found.' : 'No endpoints found for x/y.' },
});

/** Each vendor's test server, the path of its address, and a model that it has. */
const places: [Vendor, (script: Partial<ChatScript>) => Promise<Started>, string, string][] = [
  ['google', ({ instead }) => startGoogle({ key, ...(instead && { instead }) }), '/v1beta', 'gemini-3.8-flash'],
  [
    'azure',
    (more) =>
      startChat({
        path: '/openai/v1',
        header: 'api-key',
        listed: ['gpt-5-mini'],
        models: ['front-desk'],
        failed: azureFailed,
        ...more,
      }),
    '/openai/v1',
    'front-desk',
  ],
  [
    'mistral',
    (more) => startChat({ path: '/v1', models: ['mistral-small-2603'], failed: mistralFailed, ...more }),
    '/v1',
    'mistral-small-2603',
  ],
  [
    'groq',
    (more) => startChat({ path: '/openai/v1', models: ['openai/gpt-oss-20b'], ...more }),
    '/openai/v1',
    'openai/gpt-oss-20b',
  ],
  [
    'openrouter',
    (more) =>
      startChat({
        path: '/api/v1',
        models: ['openai/gpt-6-luna'],
        isListPublic: true,
        failed: openrouterFailed,
        ...more,
      }),
    '/api/v1',
    'openai/gpt-6-luna',
  ],
];

const definition = (id: Vendor) => vendors.find((vendor) => vendor.id === id) ?? definitionOf(id, 'openai-compatible');

describe.each(places)('%s', (id, start, path, modelId) => {
  const { protocol, models } = definition(id);

  async function tryKey(server: Started, apiKey: string) {
    const call = guardedFetch({ allowPrivateHosts: [server.host] });
    const check = createKeyCheck({ platformFetch: call, tenantFetch: call });
    const target = { providerId: id, protocol, baseUrl: `${server.origin}${path}`, isTenantSupplied: false };
    return check.tryKey(apiKey, { ...target, models: models.map((model) => model.id) });
  }

  const callOf = (server: Started, more: Partial<ModelCall> = {}): ModelCall => ({
    ...{ providerId: id, protocol, baseUrl: `${server.origin}${path}`, apiKey: key, modelId, maxOutputTokens: 4_500 },
    ...{ prompt: { instructions: 'You are Mia.', turns: [{ role: 'user', text: 'When do you open?' }] }, ...more },
    signal: new AbortController().signal,
  });
  const answer = (server: Started, more: Partial<ModelCall> = {}) =>
    createModel(guardedFetch({ allowPrivateHosts: [server.host] }), systemClock).call(callOf(server, more));

  test('a right key is valid, and a wrong one invalid', async () => {
    const server = await start({});
    expect(await tryKey(server, key)).toEqual({ outcome: 'valid' });
    expect(await tryKey(server, 'sk-wrong-12345')).toEqual({ outcome: 'invalid' });
    // No URL holds a key: proxies on the way log URLs.
    expect(server.asked.filter(({ call }) => call.includes(key))).toEqual([]);
  });

  test('a model answers, with what it used, and is asked for no more than the limit', async () => {
    const server = await start({});
    expect(await answer(server)).toMatchObject({
      kind: 'answered',
      text: answerText,
      isCut: false,
      tokens: { prompt: 12 },
    });
    expect(JSON.stringify(server.asked.at(-1)?.body)).toMatch(
      /"(max_tokens|max_completion_tokens|maxOutputTokens)":4500/,
    );
    expect(server.asked.every(({ body }) => !('temperature' in body))).toBe(true);
  });

  test('the same key that was refused when it was added is refused when it is used', async () => {
    expect(await answer(await start({}), { apiKey: 'sk-wrong-12345' })).toMatchObject({
      kind: 'refused',
      about: 'KEY',
    });
  });

  test('a model that is not there is reported as such', async () => {
    expect(await answer(await start({}), { modelId: 'none-such' })).toMatchObject({ kind: 'refused', about: 'MODEL' });
  });

  test('an answer streams', async () => {
    const server = await start({});
    const prepare = await loadAdapter(id, protocol);
    const parameters = { limitName: 'max_tokens', limit: 500, effort: null } as const;
    const prepared = prepare(callOf(server), parameters, guardedFetch({ allowPrivateHosts: [server.host] }));
    const stream = streamText({ ...prepared, prompt: 'When do you open?', maxRetries: 0 });
    const parts: string[] = [];
    for await (const part of stream.textStream) parts.push(part);
    expect(parts).toEqual(['We open ', 'at nine.']);
  });

  test('a rate limit and an outage are temporary, and free', async () => {
    for (const status of [429, 503]) {
      const server = await start({
        instead: { status, json: { error: { message: 'Too many requests', code: status } } },
      });
      expect(await answer(server)).toMatchObject({ kind: 'unavailable', mayBePaid: false });
    }
  });
});

describe('how Gemini ends', () => {
  const outcome = async (body: object) => {
    const server = await startGoogle({ key, instead: { json: body } });
    const model = createModel(guardedFetch({ allowPrivateHosts: [server.host] }), systemClock);
    const prompt = { instructions: '', turns: [{ role: 'user' as const, text: 'Hi' }] };
    const target = {
      providerId: 'google',
      protocol: 'google',
      baseUrl: `${server.origin}/v1beta`,
      apiKey: key,
      modelId: 'gemini-3.8-flash',
    } as const;
    return model.call({ ...target, prompt, maxOutputTokens: 500, signal: new AbortController().signal });
  };
  const usageMetadata = {
    promptTokenCount: 100,
    candidatesTokenCount: 12,
    thoughtsTokenCount: 30,
    totalTokenCount: 142,
  };
  const tokens = { prompt: 100, completion: 42, cached: 0, cacheWritten: 0 };
  const candidate = (finishReason: string, ...parts: object[]) => ({
    candidates: [{ content: { parts }, finishReason }],
    usageMetadata,
  });

  test.each<[string, object, object]>([
    [
      'whole, with thoughts',
      candidate('STOP', { text: 'Hm.', thought: true }, { text: 'Hello.' }),
      { kind: 'answered', text: 'Hello.', tokens },
    ],
    [
      'cut',
      candidate('MAX_TOKENS', { text: 'We open at 9. On Sat' }),
      { kind: 'answered', text: 'We open at 9.', isCut: true },
    ],
    [
      'thoughts only',
      candidate('MAX_TOKENS', { text: 'Hm.', thought: true }),
      { kind: 'vain', ending: 'NO_ROOM', tokens },
    ],
    [
      'without parts',
      { candidates: [{ finishReason: 'MAX_TOKENS' }], usageMetadata },
      { kind: 'vain', ending: 'NO_ROOM' },
    ],
    ['filtered', candidate('SAFETY'), { kind: 'vain', ending: 'FILTERED', tokens }],
    ['prohibited', candidate('PROHIBITED_CONTENT', { text: 'You' }), { kind: 'vain', ending: 'FILTERED' }],
    [
      'a prompt that is blocked',
      { promptFeedback: { blockReason: 'SAFETY' } },
      { kind: 'vain', ending: 'FILTERED', isFree: true },
    ],
    [
      'a tool',
      candidate('STOP', { functionCall: { name: 'lookup', args: {} } }),
      { kind: 'vain', ending: 'TOOL_CALL' },
    ],
    ['empty', candidate('STOP', { text: '' }), { kind: 'vain', ending: 'EMPTY' }],
    ['no candidate', { usageMetadata }, { kind: 'vain', ending: 'UNREADABLE' }],
    [
      'an error in a 200',
      { error: { code: 503, message: 'Overloaded', status: 'UNAVAILABLE' } },
      { kind: 'unavailable', mayBePaid: false },
    ],
  ])('%s', async (_what, body, expected) => expect(await outcome(body)).toMatchObject(expected));
});

test('Azure: a resource’s address is completed, however it was copied', () => {
  const { completeBaseUrl } = definitionOf('azure', 'openai');
  for (const copied of ['', '/openai', '/openai/v1', '/openai/deployments/front-desk/chat/completions']) {
    expect(completeBaseUrl(`https://desk.openai.azure.com${copied}`)).toBe('https://desk.openai.azure.com/openai/v1');
  }
});
