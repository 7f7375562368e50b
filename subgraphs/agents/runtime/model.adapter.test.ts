import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { guardedFetch } from '@konstruct/kit/http';
import { afterEach, describe, expect, test } from 'vitest';
import { longestAnswer } from './answer-text.ts';
import { createModel } from './model.adapter.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const protocols = ['openai', 'anthropic', 'openai-compatible'] as const;
type Protocol = (typeof protocols)[number];

/** What a model of the protocol writes when it answers with this text. */
const written = (protocol: Protocol, text: string): string =>
  JSON.stringify(
    protocol === 'anthropic'
      ? {
          ...{ type: 'message', id: 'm', model: 'm', role: 'assistant', stop_reason: 'end_turn', stop_sequence: null },
          ...{ content: [{ type: 'text', text }], usage: { input_tokens: 5, output_tokens: 7 } },
        }
      : {
          ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
          choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
        },
  );

/** Calls a model whose endpoint answers like this; the client takes 1 MiB and waits half a second. */
async function call(protocol: Protocol, answer: RequestListener, signal = new AbortController().signal) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const limits = { totalTimeoutMs: 500, maxAnswerBytes: 1024 * 1024 };
  const model = createModel(guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`], ...limits }));
  const prompt = { instructions: 'Be kind.', turns: [{ role: 'user' as const, text: 'Hi' }] };
  const target = { protocol, baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-canary', modelId: 'm' };
  return model.call({ ...target, prompt, maxOutputTokens: 10, signal });
}

describe.each(protocols)('a model that is called by %s', (protocol) => {
  const saying =
    (text: string, status = 200): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  const tooSlow = { kind: 'unavailable', mayBePaid: true, complaint: 'Its answer was not complete within 0.5 seconds.' };

  test('answers', async () => {
    expect(await call(protocol, saying(written(protocol, ' Hello 😀 ')))).toMatchObject({
      ...{ kind: 'answered', text: 'Hello 😀' },
      tokens: { prompt: 5, completion: 7 },
    });
  });

  test('tells no part of a key that its refusal quotes, wherever that is cut', async () => {
    for (const before of [0, 290, 292, 296, 298]) {
      const refusal = JSON.stringify({ error: { type: 'e', message: `${'x'.repeat(before)}sk-canary is wrong.${'x'.repeat(400)}` } });
      const outcome = await call(protocol, saying(refusal, 401));
      const complaint = outcome.kind === 'refused' ? outcome.complaint : 'sk';
      expect([complaint.length, complaint.includes('sk')]).toEqual([300, false]);
    }
  });

  test('cannot make a call last longer than its limit: silent, dripping, or dripping an error', async () => {
    const drip = (status: number): RequestListener => {
      return (_request, response) => {
        response.writeHead(status, { 'content-type': 'application/json' }).write(' ');
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      };
    };
    for (const answer of [() => undefined, drip(200), drip(500), drip(401)]) expect(await call(protocol, answer)).toMatchObject(tooSlow);
    expect(await call(protocol, drip(200), AbortSignal.timeout(100))).toMatchObject({ kind: 'unavailable', mayBePaid: true });
  });

  test('cannot fill the memory: an answer without an end, a small one that unpacks to a big one', async () => {
    const endless: RequestListener = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(10_000)));
      };
      response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    };
    expect(await call(protocol, endless)).toMatchObject({ kind: 'unavailable', complaint: 'Its answer is longer than 1024 KiB.' });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const packed: RequestListener = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect(await call(protocol, packed)).toMatchObject({
      kind: 'unavailable',
      mayBePaid: true,
      complaint: expect.stringContaining('compressed'),
    });
  });

  test('is cut off where it writes too much, between two characters', async () => {
    const outcome = await call(protocol, saying(written(protocol, 'x'.repeat(59_900) + '😀'.repeat(1000))));
    expect(outcome).toMatchObject({
      kind: 'answered',
      text: expect.stringMatching(/😀\n\n\[…\] This answer was too long and has been cut off here\.$/),
    });
    expect(outcome.kind === 'answered' && outcome.text.length).toBeLessThanOrEqual(longestAnswer);
  });

  test('cannot write what cannot be stored or sent on, neither as an answer nor as an error', async () => {
    const halves = String.raw`"a\ud800b\u0000c"`;
    const answered = await call(protocol, saying(written(protocol, 'TEXT').replace('"TEXT"', halves)));
    expect(answered).toMatchObject({ kind: 'answered', text: 'a\ufffdbc' });
    const refusals = [String.raw`{"type":"error","error":{"type":"x","mess\u0061ge":${halves}}}`, '{"error":{"message":"a\0b\ud800"}}'];
    for (const body of refusals) {
      const refused = await call(protocol, saying(body, 400));
      expect(refused).toMatchObject({ kind: 'refused', complaint: expect.not.stringContaining('\0') });
      expect(refused.kind === 'refused' && refused.complaint.isWellFormed()).toBe(true);
    }
  });
});
