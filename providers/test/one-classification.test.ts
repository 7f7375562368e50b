import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedFetch } from '@konstruct/kit/http';
import { afterEach, describe, expect, test } from 'vitest';
import { createModel } from '../../subgraphs/agents/model/call/model.adapter.ts';
import { endHosts, startRecordingHost, systemClock } from '../../subgraphs/agents/model/test/host.ts';
import { createKeyCheck } from '../../subgraphs/keys/provider/key-check.adapter.ts';
import { azureAnswers, disputed, googleAnswers, passing, routersAnswers } from './more-answers.ts';
import { type AnswerCase, rejections } from './rejections.ts';
import { reportedOfCalls, reportedOfKeys } from './reported-answers.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  endHosts();
});

/** What each class means when a key is added, and when it is used. This list is independent of the code. */
const meanings: Record<AnswerCase[3], { added: string; used: string }> = {
  WRONG_KEY: { added: 'invalid', used: 'refused KEY' },
  NO_QUOTA: { added: 'restricted quota', used: 'refused KEY' },
  NO_RIGHTS: { added: 'restricted access', used: 'refused KEY' },
  NO_MODEL: { added: 'restricted access', used: 'refused MODEL' },
  NO_ENDPOINT: { added: 'unknown', used: 'refused MODEL' },
  TOO_LONG: { added: 'valid', used: 'refused LENGTH' },
  REFUSED_CONTENT: { added: 'valid', used: 'refused TEXT' },
  NO_ROOM: { added: 'valid', used: 'vain NO_ROOM' },
  BAD_REQUEST: { added: 'valid', used: 'refused REQUEST' },
  UNEXPECTED: { added: 'unknown', used: 'refused REQUEST' },
  BUSY: { added: 'unknown', used: 'unavailable' },
  FAILING: { added: 'unknown', used: 'unavailable' },
};

/** The result for a key whose provider lists its model, and answers the key check's chat with this response. */
async function added(status: number, body: unknown): Promise<string> {
  const server = createServer((request, response) => {
    const isList = request.method === 'GET';
    response.writeHead(isList ? 200 : status, { 'content-type': 'application/json' });
    response.end(isList ? '{"data":[{"id":"m"}]}' : typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const call = guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`] });
  const check = createKeyCheck({ platformFetch: call, tenantFetch: call });
  const target = { providerId: 'any', protocol: 'openai-compatible', isTenantSupplied: false, models: ['m'] } as const;
  const result = await check.tryKey('sk-canary-123', { ...target, baseUrl: `http://127.0.0.1:${port}/v1` });
  return result.outcome === 'restricted' ? `restricted ${result.by}` : result.outcome;
}

/** The result of a call that the provider answers with this response. */
async function used(status: number, body: unknown): Promise<string> {
  const { call } = await startRecordingHost(() => ({ status, body }));
  const outcome = await call('openai-compatible');
  if (outcome.kind === 'refused') return `refused ${outcome.about}`;
  return outcome.kind === 'vain' ? `vain ${outcome.ending}` : outcome.kind;
}

const noRoom: AnswerCase = [
  'thoughts that used all tokens',
  400,
  { error: { message: 'Could not finish the message because max_tokens or model output limit was reached.' } },
  'NO_ROOM',
];

describe.each<[string, AnswerCase[]]>([
  ['what the two sides once disputed', disputed],
  ['rejections', [...rejections, noRoom]],
  ['what passes', passing],
  ['Google', googleAnswers],
  ['Azure', azureAnswers],
  ['Mistral, Groq and OpenRouter', routersAnswers],
  ['what others have reported of keys', reportedOfKeys],
  ['what others have reported of calls', reportedOfCalls],
])('an answer means the same when a key is added and when it is used: %s', (_of, answers) => {
  test.each(answers)('%s', async (_what, status, body, answerClass) => {
    expect({ added: await added(status, body), used: await used(status, body) }).toEqual(meanings[answerClass]);
  });
});

test('a host that is not there, or breaks off, says nothing of the key, and costs nothing where nothing was sent', async () => {
  const server = createServer((request) => void request.socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const call = guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`] });
  const target = { providerId: 'any', protocol: 'openai-compatible', baseUrl: `http://127.0.0.1:${port}/v1` } as const;
  const both = async () => {
    const check = createKeyCheck({ platformFetch: call, tenantFetch: call });
    const prompt = { instructions: '', turns: [{ role: 'user' as const, text: 'Hi' }] };
    const asked = { apiKey: null, modelId: 'm', prompt, maxOutputTokens: 500, signal: new AbortController().signal };
    return [
      await check.tryKey('sk-canary-123', { ...target, isTenantSupplied: false, models: ['m'] }),
      await createModel(call, systemClock).call({ ...target, ...asked }),
    ];
  };
  expect(await both()).toMatchObject([
    { outcome: 'unknown', because: 'the connection broke before it answered' },
    { kind: 'unavailable', mayBePaid: true },
  ]);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  expect(await both()).toMatchObject([
    { outcome: 'unknown', because: 'no connection could be made' },
    { kind: 'unavailable', mayBePaid: false },
  ]);
});

test('every class is among the answers', () => {
  const all = [...disputed, ...rejections, noRoom, ...passing, ...googleAnswers, ...azureAnswers, ...routersAnswers];
  expect(new Set(all.map(([, , , answerClass]) => answerClass))).toEqual(new Set(Object.keys(meanings)));
});
