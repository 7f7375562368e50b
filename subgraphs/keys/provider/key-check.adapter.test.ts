import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { guardedFetch } from '@konstruct/kit/http';
import { afterEach, expect, test } from 'vitest';
import { createKeyCheck } from './key-check.adapter.ts';
import type { KeyTarget } from './key-check.port.ts';
import { endProviders, listen, type Reply, startProvider } from './test/scripted-provider.ts';

const secret = 'sk-canary-1234567890';
afterEach(endProviders);

const error = (code: string, message = '') => ({ error: { code, message: `${message} ${secret}` } });
const list = (...ids: string[]) => ({ json: { object: 'list', data: ids.map((id) => ({ id })) } });
const compatible: Partial<KeyTarget> = { protocol: 'openai-compatible', models: [], isTenantSupplied: true };

/** An address that a tenant has supplied for OpenAI. */
const ownTarget = (baseUrl: string): KeyTarget => ({
  ...{ providerId: 'openai', protocol: 'openai', baseUrl, isTenantSupplied: true, models: [] },
});

async function tryAt(port: number, target: Partial<KeyTarget> = {}) {
  const call = guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`] });
  const check = createKeyCheck({ platformFetch: call, tenantFetch: call, timeoutMs: 3000 });
  const full = {
    providerId: 'of-configuration',
    protocol: 'openai',
    baseUrl: `http://127.0.0.1:${port}/v1`,
    isTenantSupplied: false,
    models: ['cheap', 'dear'],
    ...target,
  } as const;
  const result = await check.tryKey(secret, full);
  expect(JSON.stringify(result)).not.toContain(secret);
  return result;
}

test('a key that lists and chats is valid, and is tried on the cheapest model it has', async () => {
  const { port, calls } = await startProvider(({ call }) =>
    call.startsWith('GET') ? list('dear', 'embedding') : { json: { choices: [] } },
  );
  expect(await tryAt(port)).toEqual({ outcome: 'valid' });
  expect(calls.map(({ call, model }) => [call, model])).toEqual([
    ['GET /v1/models', undefined],
    ['POST /v1/chat/completions', 'dear'],
  ]);
});

test('Anthropic is asked in its own words, and its dated names are understood', async () => {
  const { port, calls } = await startProvider(({ call }) =>
    call.startsWith('GET') ? list('cheap-20251001') : { json: { type: 'message' } },
  );
  expect(await tryAt(port, { protocol: 'anthropic' })).toEqual({ outcome: 'valid' });
  expect(calls).toEqual([
    { call: 'GET /v1/models?limit=1000', key: secret, model: undefined, fields: [] },
    { call: 'POST /v1/messages', key: secret, model: 'cheap', fields: ['model', 'messages', 'max_tokens'] },
  ]);
});

test('a key that lists models but has no credit is told, since listing is free', async () => {
  const { port } = await startProvider(({ call }) =>
    call.startsWith('GET') ? list('cheap') : { status: 429, json: error('insufficient_quota') },
  );
  expect(await tryAt(port)).toEqual({ outcome: 'restricted', by: 'quota' });
});

test('a key that may chat but not list is kept as limited, one that may do neither has no access', async () => {
  const forbidden = { status: 403, json: error('missing_scope') };
  const chats = await startProvider(({ call }) => (call.startsWith('GET') ? forbidden : { json: { choices: [] } }));
  expect((await tryAt(chats.port)).outcome).toBe('limited');
  const nothing = await startProvider(() => forbidden);
  expect(await tryAt(nothing.port)).toEqual({ outcome: 'restricted', by: 'access' });
  const noModel = await startProvider(({ call }) =>
    call.startsWith('GET') ? forbidden : { status: 404, json: error('model_not_found') },
  );
  expect(await tryAt(noModel.port)).toEqual({ outcome: 'restricted', by: 'access' });
});

test.each<[string, Reply]>([
  ['a server error', { status: 500, json: {} }],
  ['an overload', { status: 529, json: error('overloaded_error') }],
  ['a rate limit', { status: 429, json: error('rate_limit_exceeded') }],
  ['a page of HTML', { html: '<html>Welcome</html>' }],
  ['JSON of another kind', { json: { hello: 'world' } }],
  ['no answer in time', 'hang'],
  ['a connection that breaks', 'drop'],
])('48: %s says nothing of the key', async (_case, reply) => {
  const { port } = await startProvider(() => reply);
  expect((await tryAt(port)).outcome).toBe('unknown');
  expect((await tryAt(port, compatible)).outcome).toBe('unknown');
});

test('48: a provider that redirects says nothing of the key, and the second address never sees it', async () => {
  const second = await startProvider(() => list('cheap'));
  const first = await startProvider(({ call }) => ({
    location: `http://127.0.0.1:${second.port}${call.split(' ')[1]}`,
  }));
  expect((await tryAt(first.port)).outcome).toBe('unknown');
  expect((await tryAt(first.port, compatible)).outcome).toBe('unknown');
  expect(second.calls).toEqual([]);
});

test('an address that is not admitted is not called', async () => {
  const { port, calls } = await startProvider(() => list('cheap'));
  const nowhere = guardedFetch({ allowPrivateHosts: [] });
  const check = createKeyCheck({ platformFetch: nowhere, tenantFetch: nowhere });
  expect((await check.tryKey(secret, ownTarget(`http://127.0.0.1:${port}/v1`))).outcome).toBe('unknown');
  expect(calls).toEqual([]);
});

test('an endpoint whose list only key holders see needs no chat: no model is loaded', async () => {
  const { port, calls } = await startProvider(({ key }) =>
    key === secret ? list('slow-to-load') : { status: 401, json: {} },
  );
  expect(await tryAt(port, compatible)).toEqual({ outcome: 'valid' });
  expect(calls.every(({ call }) => call === 'GET /v1/models')).toBe(true);
});

test('an endpoint whose list anyone sees is asked to chat: a wrong key is not accepted there', async () => {
  const wrong = await startProvider(({ call }) =>
    call.startsWith('GET') ? list('a') : { status: 401, json: error('no') },
  );
  expect(await tryAt(wrong.port, compatible)).toEqual({ outcome: 'invalid' });
  const right = await startProvider(({ call }) =>
    call.startsWith('GET') ? list('a') : { status: 404, json: error('model_not_found', 'no such model') },
  );
  expect(await tryAt(right.port, compatible)).toEqual({ outcome: 'valid' });
});

test('what an endpoint reports in a 200 is no proof of a key', async () => {
  for (const [code, outcome] of [
    [401, 'invalid'],
    [402, 'restricted'],
    [502, 'unknown'],
    [404, 'valid'],
  ] as const) {
    const router = await startProvider(({ call }) =>
      call.startsWith('GET') ? list('a') : { json: { error: { code, message: 'a model: no' } } },
    );
    expect((await tryAt(router.port, compatible)).outcome).toBe(outcome);
  }
  const closed = await startProvider(() => ({ json: { error: { code: 401, message: 'No auth credentials found' } } }));
  expect(await tryAt(closed.port)).toEqual({ outcome: 'invalid' });
});

test('an endpoint without a list is asked to chat, and an address without either is told', async () => {
  const chats = await startProvider(({ call }) =>
    call.startsWith('GET') ? { status: 404, json: {} } : { json: { choices: [] } },
  );
  expect(await tryAt(chats.port, compatible)).toEqual({ outcome: 'valid' });
  const neither = await startProvider(() => ({ status: 404, json: { message: 'no route matched' } }));
  expect((await tryAt(neither.port, compatible)).outcome).toBe('unknown');
});

test('an endpoint that never ends its list, or packs it, is told, and neither is waited for nor unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '));
  const hostile = createServer((request, response) => {
    if (request.url === '/packed/models') {
      return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    }
    response.writeHead(200).write('{');
    const timer = setInterval(() => response.write(' '.repeat(request.url === '/long/models' ? 200_000 : 1)), 10);
    response.on('close', () => clearInterval(timer));
  });
  const port = await listen(hostile);
  const because = async (path: string, timeoutMs: number, totalTimeoutMs = 30_000) => {
    const call = guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`], totalTimeoutMs });
    const check = createKeyCheck({ platformFetch: call, tenantFetch: call, timeoutMs });
    const result = await check.tryKey(secret, ownTarget(`http://127.0.0.1:${port}/${path}`));
    return result.outcome === 'unknown' ? result.because : result.outcome;
  };
  expect(await because('drip', 400)).toBe('it did not answer within 0.4 seconds');
  expect(await because('drip', 60_000, 500)).toBe('its response was not complete within 0.5 seconds');
  expect(await because('long', 60_000)).toBe('its response is longer than 1024 KiB');
  expect(await because('packed', 60_000)).toMatch(/compressed/);
});

test('F3 an endpoint that refuses the name of the limit is asked by the other one', async () => {
  const rejection =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
  const asked: string[][] = [];
  const { port } = await startProvider(({ call, fields }) => {
    if (call.startsWith('GET')) return { status: 404, json: {} };
    asked.push(fields.filter((name) => name.startsWith('max_')));
    return fields.includes('max_tokens')
      ? { status: 400, json: { error: { message: rejection, param: 'max_tokens', code: 'unsupported_parameter' } } }
      : { status: 429, json: error('insufficient_quota') };
  });
  expect(await tryAt(port, compatible)).toEqual({ outcome: 'restricted', by: 'quota' });
  expect(asked).toEqual([['max_tokens'], ['max_completion_tokens']]);
});

test('F3 an old host of OpenAI’s protocol is asked by the old name', async () => {
  const asked: string[][] = [];
  const { port } = await startProvider(({ call, fields }) => {
    if (call.startsWith('GET')) return list('cheap');
    asked.push(fields.filter((name) => name.startsWith('max_')));
    return fields.includes('max_completion_tokens')
      ? { status: 400, json: error('', 'Unrecognized request argument supplied: max_completion_tokens') }
      : { json: { choices: [] } };
  });
  expect(await tryAt(port)).toEqual({ outcome: 'valid' });
  expect(asked).toEqual([['max_completion_tokens'], ['max_tokens']]);
});

test('a restricted key whose list is refused with 401 for a missing scope is tried on a chat, as with 403', async () => {
  const scopes = {
    error: { message: 'You have insufficient permissions for this operation. Missing scopes: model.read.' },
  };
  const chats = await startProvider(({ call }) =>
    call.startsWith('GET') ? { status: 401, json: scopes } : { json: { choices: [] } },
  );
  expect((await tryAt(chats.port)).outcome).toBe('limited');
  const nothing = await startProvider(() => ({ status: 401, json: scopes }));
  expect(await tryAt(nothing.port)).toEqual({ outcome: 'restricted', by: 'access' });
});

test('a host without a list that answers every call with some JSON has no chat', async () => {
  for (const json of [{}, { ok: true }, { status: 500, message: 'boom' }, 'pong', null]) {
    const { port } = await startProvider(({ call }) => (call.startsWith('GET') ? { status: 404, json: {} } : { json }));
    expect((await tryAt(port, compatible)).outcome).toBe('unknown');
  }
});

test('a firewall’s page says nothing of the key, and the operator sees its status', async () => {
  const { port } = await startProvider(() => ({ status: 403, html: '<!DOCTYPE html><title>Just a moment...</title>' }));
  expect(await tryAt(port)).toEqual({ outcome: 'unknown', because: 'it answered with status 403' });
});
